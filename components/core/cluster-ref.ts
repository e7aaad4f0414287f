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

/**
 * What components that go beyond the name need of a cluster: user data, OIDC trust, rules for its
 * security group. The component {@link EksCluster} satisfies it, and so can another stack's outputs.
 */
export interface ClusterContract {
  /** Name of the cluster in its AWS region. */
  readonly clusterName: pulumi.Input<string>;
  /** URL of the Kubernetes API. */
  readonly endpoint: pulumi.Input<string>;
  /** Base64 of the PEM bundle that signs the API's certificate. */
  readonly certificateAuthority: pulumi.Input<string>;
  /** Range of the cluster's Service addresses. */
  readonly serviceCidr: pulumi.Input<string>;
  /** Group that EKS gives to the control plane and to its nodes. */
  readonly clusterSecurityGroupId: pulumi.Input<string>;
  /** URL of the issuer of service account tokens. */
  readonly oidcIssuer: pulumi.Input<string>;
  /** Kubernetes minor of the control plane. */
  readonly version: pulumi.Input<string>;
}

/** The cluster's name, for any form of the reference. */
export function clusterNameOf(cluster: ClusterRef): pulumi.Output<string> {
  if (typeof cluster === "string" || pulumi.Output.isInstance(cluster))
    return pulumi.output(cluster);
  if (cluster instanceof Promise) return pulumi.output(cluster);
  return pulumi.output(cluster.clusterName);
}
