import * as pulumi from "@pulumi/pulumi";

/**
 * A cluster as other components accept it: a component, a contract of another layer or stack, or
 * just its name. So an add-on never needs the component that made the cluster.
 */
export type ClusterRef =
  | pulumi.Input<string>
  | {
      /** Name of the cluster in its AWS region. */
      readonly clusterName: pulumi.Input<string>;
    };

/** The cluster's name, whichever form the reference has. */
export function clusterNameOf(cluster: ClusterRef): pulumi.Output<string> {
  if (typeof cluster === "string" || pulumi.Output.isInstance(cluster))
    return pulumi.output(cluster);
  if (cluster instanceof Promise) return pulumi.output(cluster);
  return pulumi.output(cluster.clusterName);
}
