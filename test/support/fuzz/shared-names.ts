import type { PlannedResource } from "../../../plan";

/** What tells the name of a resource. */
type Named = Pick<PlannedResource, "urn" | "type" | "inputs" | "provider">;

/** Types of AWS whose `name` an account or a region has once. */
const NAMED_ONCE = new Set([
  "aws:cloudwatch/logGroup:LogGroup",
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:eks/cluster:Cluster",
  "aws:iam/role:Role",
  "aws:kms/alias:Alias",
]);

/** Names that two resources claim; the cloud or the API server would refuse the second. */
export function sharedNames(resources: readonly Named[]): readonly string[] {
  const owners = new Map<string, string>();
  return resources.flatMap((resource) => {
    const name = claimedName(resource);
    if (name === undefined) return [];
    const owner = owners.get(name);
    if (owner !== undefined) return [`${resource.urn} claims ${name}, as ${owner} does`];
    owners.set(name, resource.urn);
    return [];
  });
}

/** A cluster is known by its provider, an account has one whatever the region. */
function claimedName({ type, inputs, provider }: Named): string | undefined {
  if (NAMED_ONCE.has(type)) return claim(type, inputs);
  if (!type.startsWith("kubernetes:")) return undefined;
  const name = claim(type, type.includes(":helm.sh/") ? inputs : inputs.metadata);
  return name === undefined ? undefined : `${name} in ${provider ?? "the default cluster"}`;
}

function claim(type: string, named: unknown): string | undefined {
  if (typeof named !== "object" || named === null) return undefined;
  const { namespace, name }: { namespace?: unknown; name?: unknown } = named;
  return name === undefined ? undefined : `${type} ${JSON.stringify([namespace, name])}`;
}
