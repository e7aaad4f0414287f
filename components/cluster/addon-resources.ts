import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AddonIdentity, AddonName, AddonPlan } from "./pure/addons";
import type { ClusterPlan } from "./pure/cluster-plan";
import { createRole } from "./role";

/** The add-ons of a cluster by name. */
export type AddonNodes = ReadonlyMap<AddonName, aws.eks.Addon>;

/** Declares every add-on; one that calls AWS gets a role of its own first. */
export function createAddons(
  name: string,
  { addons, region }: ClusterPlan,
  cluster: aws.eks.Cluster,
  opts: pulumi.CustomResourceOptions,
): AddonNodes {
  return new Map(
    addons.map((addon) => {
      const addonName = `${name}-${addon.addonName}`;
      const associations =
        addon.identity === undefined
          ? []
          : [createIdentity(addonName, region, addon.identity, cluster, opts)];
      // Pods get credentials only if the association is there when they start.
      const ordered = { ...opts, dependsOn: associations };
      return [addon.addonName, createAddon(addonName, region, addon, cluster, ordered)];
    }),
  );
}

/** The cluster's name, known as soon as what every node needs is installed. */
export function nameOnceNodesCanJoin(
  { addons, clusterName }: ClusterPlan,
  nodes: AddonNodes,
): pulumi.Output<string> {
  const needed = addons
    .filter(({ phase }) => phase === "before-nodes")
    .flatMap(({ addonName }) => nodes.get(addonName) ?? []);
  return pulumi.all(needed.map((addon) => addon.clusterName)).apply(() => clusterName);
}

function createAddon(
  name: string,
  region: string,
  { addonName, version, configurationValues }: AddonPlan,
  cluster: aws.eks.Cluster,
  opts: pulumi.CustomResourceOptions,
): aws.eks.Addon {
  return new aws.eks.Addon(
    name,
    {
      region,
      clusterName: cluster.name,
      addonName,
      ...(version === undefined ? {} : { addonVersion: version }),
      ...(configurationValues === undefined ? {} : { configurationValues }),
      // What is written here is what runs; an edit by hand does not survive the next update.
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags: { Name: name },
    },
    opts,
  );
}

function createIdentity(
  name: string,
  region: string,
  { namespace, serviceAccount, role: plan }: AddonIdentity,
  cluster: aws.eks.Cluster,
  opts: pulumi.CustomResourceOptions,
): aws.eks.PodIdentityAssociation {
  const { role, policies } = createRole(name, `Service account ${serviceAccount}`, plan, opts);
  return new aws.eks.PodIdentityAssociation(
    `${name}-identity`,
    { region, clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn },
    { ...opts, dependsOn: [...policies] },
  );
}
