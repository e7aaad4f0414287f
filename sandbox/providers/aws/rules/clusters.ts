import type { AccountRecord } from "../../account";
import type { CloudChange, CloudView } from "../../cloud-view";
import { fieldOf, fieldsOf, numberAt, propertyAt } from "./record-fields";
import type { Rule } from "./rule";

type Refusal = (change: CloudChange) => string | undefined;

const REFUSALS: Readonly<Record<string, Refusal>> = {
  "aws:eks/cluster:Cluster": (change) =>
    refuseUnprotected(change) ??
    refuseZones(change) ??
    refuseOtherZones(change) ??
    refuseVersionStep(change),
  "aws:eks/nodeGroup:NodeGroup": refuseScaling,
};

/** What EKS refuses of clusters and node groups by itself. */
export const refuseBadCluster: Rule = (change) => REFUSALS[change.thing.type]?.(change);

/** https://docs.aws.amazon.com/eks/latest/userguide/deletion-protection.html */
function refuseUnprotected({ kind, thing }: CloudChange): string | undefined {
  if (kind !== "delete" || propertyAt(thing.outputs, "deletionProtection") !== true) {
    return undefined;
  }
  return `InvalidRequestException: Cluster ${thing.id} has deletion protection enabled. Disable deletion protection before deleting the cluster.`;
}

/** https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
function refuseZones({ kind, thing, others }: CloudChange): string | undefined {
  if (kind === "delete") return undefined;
  const zones = zonesOf(thing, others);
  if (zones === undefined || new Set(zones).size >= 2) return undefined;
  return "InvalidParameterException: Subnets specified must be in at least two different AZs";
}

/**
 * Later subnets stay within the zones of the creation:
 * https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
function refuseOtherZones({ kind, thing, before, others }: CloudChange): string | undefined {
  if (kind !== "update" || before === undefined) return undefined;
  const [old, next] = [zonesOf(before, others), zonesOf(thing, others)].map(distinct);
  if (old === undefined || next === undefined || old === next) return undefined;
  return `InvalidParameterException: Provided subnets belong to the AZs '${next}'. But they should belong to the exact set of AZs '${old}' in which subnets were provided during cluster creation.`;
}

function distinct(zones: readonly string[] | undefined): string | undefined {
  return zones && [...new Set(zones)].toSorted().join(",");
}

/** Zones of the subnets; undefined as long as one of them is not known. */
function zonesOf(cluster: AccountRecord, view: CloudView): readonly string[] | undefined {
  const asked = propertyAt(cluster.inputs, "vpcConfig.subnetIds");
  const ids = fieldsOf(cluster, "vpcConfig.subnetIds");
  if (!Array.isArray(asked) || asked.length > ids.length) return undefined;
  const subnets = view.ofType("aws:ec2/subnet:Subnet").filter(({ id }) => ids.includes(id));
  const zones = subnets.flatMap((subnet) => fieldsOf(subnet, "availabilityZone"));
  return zones.length < new Set(ids).size ? undefined : zones;
}

/** One minor release at a time: https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html */
function refuseVersionStep({ kind, thing, before }: CloudChange): string | undefined {
  if (kind !== "update" || before === undefined) return undefined;
  const [from, to] = [fieldOf(before, "version"), fieldOf(thing, "version")];
  const [old, next] = [minorOf(from), minorOf(to)];
  if (old === undefined || next === undefined || next === old || next === old + 1) return undefined;
  return `InvalidParameterException: Unsupported Kubernetes minor version update from ${from} to ${to}`;
}

function minorOf(version: string | undefined): number | undefined {
  const minor = /^1\.(\d+)$/.exec(version ?? "")?.[1];
  return minor === undefined ? undefined : Number(minor);
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_NodegroupScalingConfig.html */
function refuseScaling({ kind, thing }: CloudChange): string | undefined {
  if (kind === "delete") return undefined;
  const min = numberAt(thing, "scalingConfig.minSize");
  const desired = numberAt(thing, "scalingConfig.desiredSize");
  const max = numberAt(thing, "scalingConfig.maxSize");
  if (min !== undefined && desired !== undefined && min > desired) {
    return `InvalidParameterException: Minimum capacity ${min} can't be greater than desired size ${desired}`;
  }
  if (desired !== undefined && max !== undefined && desired > max) {
    return `InvalidParameterException: desired capacity ${desired} can't be greater than max size ${max}`;
  }
  return undefined;
}
