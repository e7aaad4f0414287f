import type {
  AddonFact,
  ClusterFacts,
  ObjectFact,
  PoolFact,
  ReleaseFact,
} from "../../components/core/pure/upgrade-facts";
import { clusterMembership, controlPlanes } from "../cluster-members";
import type { Plan, PlannedResource, PlanValue } from "../model";

const RELEASE = "kubernetes:helm.sh/v3:Release";

/** What an upgrade must know of each cluster that a plan creates. */
export function readClusterFacts(plan: Plan): readonly ClusterFacts[] {
  const membership = clusterMembership(plan);
  const resources = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  return controlPlanes(plan).map((cluster) => {
    const members = plan.resources.filter(({ urn }) => membership.get(urn) === cluster);
    const name = textAt(cluster.inputs.name) ?? cluster.name;
    return {
      name,
      version: textAt(cluster.inputs.version),
      pools: [
        ...members.flatMap((member) => readPool(member, resources)),
        ...autoModePool(name, cluster),
      ],
      addons: members.flatMap(readAddon),
      releases: members.flatMap(readRelease),
      objects: members.flatMap(readObject),
    };
  });
}

function readPool(
  pool: PlannedResource,
  resources: ReadonlyMap<string, PlannedResource>,
): readonly PoolFact[] {
  const { type, name, inputs } = pool;
  const none = { version: undefined, pinnedImage: undefined };
  switch (type) {
    case "aws:eks/nodeGroup:NodeGroup": {
      const { version, pinnedImage } = imageOf(imageIdOf(pool, resources));
      const known = { version: textAt(inputs.version) ?? version };
      return [
        {
          name,
          kind: "group",
          ...known,
          pinnedImage: textAt(inputs.releaseVersion) ?? pinnedImage,
        },
      ];
    }
    case "aws:autoscaling/group:Group":
      return [{ name, kind: "group", ...imageOf(imageIdOf(pool, resources)) }];
    case "aws:eks/fargateProfile:FargateProfile":
      return [{ name, kind: "fargate", ...none }];
    case "kubernetes:karpenter.k8s.aws/v1:EC2NodeClass":
      return [{ name, kind: "karpenter", ...none, pinnedImage: pinnedImageOf(inputs.spec) }];
    default:
      return [];
  }
}

/** The nodes of Auto Mode, which are in no resource; EKS makes them as Karpenter would. */
function autoModePool(cluster: string, { inputs }: PlannedResource): readonly PoolFact[] {
  if (at(inputs.computeConfig, "enabled") !== true) return [];
  const name = `${cluster} (Auto Mode)`;
  return [{ name, kind: "karpenter", version: undefined, pinnedImage: undefined }];
}

/** What stands for an image that is filled in later. */
const NOT_KNOWN = "not known yet";

/** The image that a group's launch template names. */
function imageIdOf(
  { propertyDependencies }: PlannedResource,
  resources: ReadonlyMap<string, PlannedResource>,
): string | undefined {
  return ["launchTemplate", "mixedInstancesPolicy"]
    .flatMap((property) => propertyDependencies[property] ?? [])
    .flatMap((urn) => resources.get(urn)?.inputs.imageId ?? [])
    .map((imageId) => textAt(imageId) ?? NOT_KNOWN)[0];
}

/** A parameter of Systems Manager names the minor that it is the image of; an id names none. */
function imageOf(imageId: string | undefined): Pick<PoolFact, "version" | "pinnedImage"> {
  const minor = imageId === undefined ? undefined : /[/-](1\.\d+)[/-]/.exec(imageId)?.[1];
  return minor === undefined
    ? { version: undefined, pinnedImage: imageId }
    : { version: minor, pinnedImage: undefined };
}

/** An image by id stays what it is; one by alias is looked up for the control plane's minor. */
function pinnedImageOf(spec: PlanValue | undefined): string | undefined {
  const terms = at(spec, "amiSelectorTerms");
  if (!Array.isArray(terms)) return undefined;
  return terms.map((term: PlanValue) => textAt(at(term, "id"))).find((id) => id !== undefined);
}

function readAddon({ type, inputs }: PlannedResource): readonly AddonFact[] {
  const addon = textAt(inputs.addonName);
  if (type !== "aws:eks/addon:Addon" || addon === undefined) return [];
  return [{ addon, version: textAt(inputs.addonVersion) }];
}

function readRelease({ type, name, inputs }: PlannedResource): readonly ReleaseFact[] {
  const chart = textAt(inputs.chart);
  if (type !== RELEASE || chart === undefined) return [];
  const imageTag = textAt(at(inputs.values, "image", "tag"));
  return [{ name, chart, version: textAt(inputs.version), imageTag }];
}

function readObject({ type, name, inputs }: PlannedResource): readonly ObjectFact[] {
  const [apiVersion, kind] = [textAt(inputs.apiVersion), textAt(inputs.kind)];
  if (!type.startsWith("kubernetes:") || apiVersion === undefined || kind === undefined) return [];
  const podSecurityVersion = textAt(
    at(inputs.metadata, "labels", "pod-security.kubernetes.io/enforce-version"),
  );
  return [{ name, apiVersion, kind, podSecurityVersion }];
}

function at(value: PlanValue | undefined, ...path: readonly string[]): PlanValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined || value === undefined) return value;
  return isRecord(value) ? at(value[key], ...rest) : undefined;
}

function isRecord(value: PlanValue): value is { readonly [key: string]: PlanValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Undefined for what is not text, which a value that is not known yet is not either. */
function textAt(value: PlanValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
