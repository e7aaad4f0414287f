import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Children, definedOnly } from "../core";
import {
  type AddonConfiguration,
  type AddonIdentity,
  type AddonPlan,
  holdsSubnets,
} from "./pure/addons";
import type { ClusterPlan } from "./pure/cluster-plan";
import { createRole, type RoleChildren } from "./role";

/** Children that {@link createAddons} declares, with their arguments. */
export interface AddonChildren extends RoleChildren {
  addon: aws.eks.AddonArgs;
  /** A policy of the role of an add-on that no managed policy covers. */
  addonPolicy: aws.iam.RolePolicyArgs;
  addonIdentity: aws.eks.PodIdentityAssociationArgs;
}

/** The add-ons of a cluster by name. */
export type AddonNodes = Readonly<Record<string, aws.eks.Addon>>;

/** Declares every add-on; one that calls AWS gets a dedicated role first. */
export function createAddons(
  name: string,
  { addons, region }: ClusterPlan,
  cluster: aws.eks.Cluster,
  children: Children<AddonChildren>,
): AddonNodes {
  return Object.fromEntries(
    addons.map((addon) => {
      const addonName = `${name}-${addon.addonName}`;
      const associations =
        addon.identity === undefined
          ? []
          : [createIdentity(addonName, region, addon.identity, cluster, children)];
      // Pods get credentials only if the association is there when they start.
      const ordered = children.with({ dependsOn: associations });
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
    .flatMap(({ addonName }) => nodes[addonName] ?? []);
  // Auto Mode has them built in: there the cluster alone is enough.
  const names = [cluster.name, ...needed.map((addon) => addon.clusterName)];
  return pulumi.all(names).apply(() => clusterName);
}

function createAddon(
  name: string,
  region: string,
  { addonName, version, configuration }: AddonPlan,
  cluster: aws.eks.Cluster,
  children: Children<AddonChildren>,
): aws.eks.Addon {
  return children.create(
    "addon",
    aws.eks.Addon,
    name,
    definedOnly({
      region,
      clusterName: cluster.name,
      addonName,
      addonVersion: version,
      configurationValues: configuration && configurationValues(configuration),
      // What is written here is what runs; an edit by hand does not survive the next update.
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: "OVERWRITE",
      tags: { Name: name },
    }),
  );
}

/** JSON, as EKS takes it: plain where it can be, so that a preview shows it. */
function configurationValues(configuration: AddonConfiguration): pulumi.Input<string> {
  return holdsSubnets(configuration)
    ? pulumi.output(configuration).apply((known) => JSON.stringify(known))
    : JSON.stringify(configuration);
}

function createIdentity(
  name: string,
  region: string,
  { namespace, serviceAccount, role: plan, inlinePolicy }: AddonIdentity,
  cluster: aws.eks.Cluster,
  children: Children<AddonChildren>,
): aws.eks.PodIdentityAssociation {
  const { role, policies } = createRole(name, `Service account ${serviceAccount}`, plan, children);
  const own =
    inlinePolicy === undefined
      ? []
      : [
          children.create("addonPolicy", aws.iam.RolePolicy, `${name}-policy-own`, {
            name: "addon",
            role: role.name,
            policy: inlinePolicy,
          }),
        ];
  return children.create(
    "addonIdentity",
    aws.eks.PodIdentityAssociation,
    `${name}-identity`,
    { region, clusterName: cluster.name, namespace, serviceAccount, roleArn: role.arn },
    { dependsOn: [...policies, ...own] },
  );
}
