import type { AccountRecord } from "../../account";
import type { CloudLocation } from "../../cloud-location";
import type { CloudView } from "../../cloud-view";
import { hexFrom } from "../../identifiers";
import { secret } from "../../properties";
import type { Properties } from "../../properties";
import { fieldOf } from "../rules/record-fields";
import { refusal, textArgument } from "./answer";
import type { Answer } from "./answer";
import { describe } from "./entities";
import { wrapMembers } from "./wrapped-members";

/** Questions about clusters and what belongs to them. */
export const CLUSTER_ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:eks/getCluster:getCluster": (args, location, view) =>
    wrapMembers(describe(clusterOf(textArgument(args, "name"), location, view))),
  "aws:eks/getClusters:getClusters": (_, location, view) => ({
    id: location.region,
    names: clustersIn(location, view).map(({ id }) => id),
  }),
  "aws:eks/getClusterAuth:getClusterAuth": (args) => {
    const name = textArgument(args, "name");
    // AWS signs a token for any name; what the cluster makes of it shows later.
    return { id: name, name, token: secret(`k8s-aws-v1.simulated${hexFrom(name, 40)}`) };
  },
  "aws:eks/getNodeGroup:getNodeGroup": (args, _, view) =>
    wrapMembers(describe(nodeGroupOf(args, view))),
  "aws:eks/getNodeGroups:getNodeGroups": (args, location, view) => {
    const cluster = clusterOf(textArgument(args, "clusterName"), location, view);
    const groups = partsOf("aws:eks/nodeGroup:NodeGroup", cluster.id, view);
    return {
      id: cluster.id,
      names: groups.map((group) => fieldOf(group, "nodeGroupName") ?? group.id),
    };
  },
  "aws:eks/getAddon:getAddon": (args, location, view) => {
    const name = textArgument(args, "addonName");
    const cluster = clusterOf(textArgument(args, "clusterName"), location, view);
    const addons = partsOf("aws:eks/addon:Addon", cluster.id, view);
    const addon = addons.find((each) => fieldOf(each, "addonName") === name);
    if (addon !== undefined) return describe(addon);
    throw refusal(`ResourceNotFoundException: No addon: ${name} found in cluster: ${cluster.id}`);
  },
  "aws:eks/getAddonVersion:getAddonVersion": (args) => {
    const name = textArgument(args, "addonName");
    throw refusal(
      `the newest version of ${name} is known to AWS's own API only; give the add-on an addonVersion`,
    );
  },
};

function clusterOf(name: string, location: CloudLocation, view: CloudView): AccountRecord {
  const cluster = clustersIn(location, view).find(({ id }) => id === name);
  if (cluster !== undefined) return cluster;
  throw refusal(`ResourceNotFoundException: No cluster found for name: ${name}.`);
}

function clustersIn({ region }: CloudLocation, view: CloudView): readonly AccountRecord[] {
  return view
    .ofType("aws:eks/cluster:Cluster")
    .filter(({ place }) => place === undefined || place.region === region);
}

function nodeGroupOf(args: Properties, view: CloudView): AccountRecord {
  const [cluster, name] = [textArgument(args, "clusterName"), textArgument(args, "nodeGroupName")];
  const group = partsOf("aws:eks/nodeGroup:NodeGroup", cluster, view).find(
    (each) => fieldOf(each, "nodeGroupName") === name,
  );
  if (group !== undefined) return group;
  throw refusal(`ResourceNotFoundException: No node group found for name: ${name}.`);
}

function partsOf(type: string, cluster: string, view: CloudView): readonly AccountRecord[] {
  return view.ofType(type).filter((part) => fieldOf(part, "clusterName") === cluster);
}
