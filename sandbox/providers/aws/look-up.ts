import type { AccountRecord } from "../account";
import type { CloudView } from "../cloud-view";
import type { ResourceRequest } from "../provider";
import type { Properties } from "../properties";
import { propertyAt, textsAt } from "./rules/record-fields";

/** A property that AWS takes from a thing that the resource refers to. */
interface LookUp {
  /** Where it appears. */
  readonly as: string;
  /** Input that refers to the thing. */
  readonly through: string;
  /** Type of the thing. */
  readonly type: string;
  /** Property of the thing. */
  readonly take: string;
}

const LOOK_UPS: Readonly<Record<string, readonly LookUp[]>> = {
  "aws:eks/cluster:Cluster": [
    {
      as: "vpcConfig.vpcId",
      through: "vpcConfig.subnetIds",
      type: "aws:ec2/subnet:Subnet",
      take: "vpcId",
    },
  ],
  "aws:ec2/natGateway:NatGateway": [
    { as: "publicIp", through: "allocationId", type: "aws:ec2/eip:Eip", take: "publicIp" },
  ],
  "aws:kms/alias:Alias": [
    { as: "targetKeyArn", through: "targetKeyId", type: "aws:kms/key:Key", take: "arn" },
  ],
};

/** Properties that follow from what the resource refers to; what does not exist gives none. */
export function lookUp(resource: ResourceRequest, view: CloudView): Properties {
  const found = (LOOK_UPS[resource.type] ?? []).flatMap((rule) => {
    const ids = textsAt(resource.inputs, rule.through);
    const thing = view.ofType(rule.type).find(({ id }) => ids.includes(id));
    const value = thing === undefined ? undefined : valueOf(thing, rule.take);
    return value === undefined ? [] : [nest(rule.as, value)];
  });
  return Object.assign({}, ...found);
}

function valueOf(thing: AccountRecord, path: string): unknown {
  return propertyAt(thing.outputs, path);
}

/** `{ a: { b: value } }` for `a.b`. */
function nest(path: string, value: unknown): Properties {
  const [first = "", ...rest] = path.split(".");
  return { [first]: rest.length === 0 ? value : nest(rest.join("."), value) };
}
