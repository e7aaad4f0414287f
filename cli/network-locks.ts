import { stringify } from "yaml";
import { ConfigurationError } from "../components/core/pure/configuration-error";
import { subnetLock, type SubnetLock } from "../components/network/pure/subnet-lock";
import type { Plan, PlannedResource } from "../plan/model";

const NETWORK = "orchestration-platform:network:Network";
const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";

/** The addresses of every network of a plan, by name of the network. */
export function networkLocks({ resources }: Plan): ReadonlyMap<string, SubnetLock> {
  const networks = resources.filter(({ type }) => type === NETWORK);
  return new Map(
    networks.flatMap(({ name, urn }) => {
      const children = resources.filter(({ parent }) => parent === urn);
      const cidr = children.filter(({ type }) => type === VPC).map(cidrOf)[0];
      if (cidr === undefined) return [];
      const subnets = children
        .filter(({ type }) => type === SUBNET)
        .flatMap((subnet) => keyedRange(name, subnet));
      return [[name, subnetLock(cidr, subnets)] as const];
    }),
  );
}

/** The locks as YAML, each the value of its network's `layout`. */
export function formatNetworkLocks(stack: string, plan: Plan): string {
  const locks = networkLocks(plan);
  if (locks.size === 0) {
    throw new ConfigurationError([
      `--stack: creates no network, got ${JSON.stringify(stack)}; lock a stack that creates one`,
    ]);
  }
  return [...locks]
    .map(([name, lock]) => `# ${name}\n${stringify({ kind: "locked", lock })}`)
    .join("---\n");
}

/** The subnet's key is its name without the network's. */
function keyedRange(
  network: string,
  subnet: PlannedResource,
): readonly { readonly key: string; readonly cidr: string }[] {
  const cidr = cidrOf(subnet);
  return cidr === undefined ? [] : [{ key: subnet.name.slice(network.length + 1), cidr }];
}

function cidrOf({ inputs }: PlannedResource): string | undefined {
  return typeof inputs.cidrBlock === "string" ? inputs.cidrBlock : undefined;
}
