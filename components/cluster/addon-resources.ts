import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type AddonConfiguration,
  type AddonIdentity,
  type AddonPlan,
  holdsSubnets,
} from "./pure/addons";
import type { ClusterPlan } from "./pure/cluster-plan";
import { createRole } from "./role";

/** The add-ons of a cluster by name. */
export type AddonNodes = ReadonlyMap<string, aws.eks.Addon>;

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
  cluster: aws.eks.Cluster,
  nodes: AddonNodes,
): pulumi.Output<string> {
  const needed = addons
    .filter(({ phase }) => phase === "before-nodes")
    .flatMap(({ addonName }) => nodes.get(addonName) ?? []);
  // Auto Mode has them built in: there the cluster alone is enough.
  const names = [cluster.name, ...needed.map((addon) => addon.clusterName)];
  return pulumi.all(names).apply(() => clusterName);
}

function createAddon(
  name: string,
  region: string,
  { addonName, version, configuration }: AddonPlan,
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
      ...(configuration === undefined
        ? {}
        : { configurationValues: configurationValues(configuration) }),
      // What is written here is what runs; an edit by hand does not survive the next update.
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags: { Name: name },
    },
    opts,
  );
}

/** JSON, as EKS takes it: plain where it can be, so that a preview shows it. */
function configurationValues(configuration: AddonConfiguration): pulumi.Input<string> {
  return holdsSubnets(configuration)
    ? pulumi.output(configuration).apply((told) => JSON.stringify(told))
    : JSON.stringify(configuration);
}

function createIdentity(
  name: string,
  region: string,
  { namespace, serviceAccount, role: plan, ownPolicy }: AddonIdentity,
  cluster: aws.eks.Cluster,
  opts: pulumi.CustomResourceOptions,
): aws.eks.PodIdentityAssociation {
  const { role, policies } = createRole(name, `Service account ${serviceAccount}`, plan, opts);
  const own =
    ownPolicy === undefined
      ? []
      : [
          new aws.iam.RolePolicy(
            `${name}-policy-own`,
            { name: "addon", role: role.name, policy: ownPolicy },
            opts,
          ),
        ];
  return new aws.eks.PodIdentityAssociation(
    `${name}-identity`,
    { region, clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn },
    { ...opts, dependsOn: [...policies, ...own] },
  );
}
