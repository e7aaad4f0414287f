import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { Account } from "../providers/account";
import { AWS_MODEL } from "../providers/aws/aws-model";
import { schemaOf } from "../providers/aws/schema/schema-of";
import { isProperties } from "../providers/properties";
import type { Properties } from "../providers/properties";
import type { ConfiguredProvider, ResourceRequest } from "../providers/provider";
import { SimulatedProvider } from "../providers/simulated-provider";

/** Something that exists without Pulumi: made by hand, or by another team. */
export interface Addition {
  /** Stack in whose account it is. */
  readonly stack: string;
  /** Type token: `aws:ec2/vpc:Vpc`. */
  readonly type: string;
  readonly name: string;
  /** JSON of its properties. */
  readonly inputs: string;
  /** @default - where the rest of the account is */
  readonly region?: string | undefined;
}

/**
 * Makes a thing that no stack knows, for example to rehearse an import.
 *
 * @returns its id
 */
export async function addThing(folder: string, addition: Addition): Promise<string> {
  const { type, name, stack } = addition;
  if (schemaOf(type) === undefined) {
    throw new ConfigurationError([
      `<type>: is not simulated, got ${type}; use the token of an AWS type, for example aws:ec2/vpc:Vpc`,
    ]);
  }
  const account = new Account(path.join(folder, `${AWS_MODEL.name}.jsonl`));
  const aws = new SimulatedProvider(AWS_MODEL, account).configure(
    placeOf(account, addition.region),
  );
  const urn = `urn:pulumi:${stack}::outside-of-pulumi::${type}::${name}`;
  return create(aws, { urn, type, name, inputs: parseInputs(addition.inputs) });
}

async function create(aws: ConfiguredProvider, request: ResourceRequest): Promise<string> {
  const { failures } = await aws.check(request, undefined);
  if (failures.length > 0) {
    throw new ConfigurationError(failures.map(({ property, reason }) => `${property}: ${reason}`));
  }
  try {
    return (await aws.create(request)).id;
  } catch (error) {
    throw new ConfigurationError([error instanceof Error ? error.message : String(error)]);
  }
}

/** Beside everything else, unless a region is named. */
function placeOf(account: Account, region: string | undefined): Properties {
  const place = account.list().find((record) => record.place !== undefined)?.place;
  return {
    ...(place === undefined ? {} : { allowedAccountIds: JSON.stringify([place.account]) }),
    region: region ?? place?.region,
  };
}

function parseInputs(text: string): Properties {
  try {
    const inputs: unknown = JSON.parse(text);
    if (isProperties(inputs)) return inputs;
  } catch {
    // Said below.
  }
  throw new ConfigurationError([
    `--inputs: is not a JSON object, got ${text}; write for example '{"cidrBlock":"10.0.0.0/16"}'`,
  ]);
}
