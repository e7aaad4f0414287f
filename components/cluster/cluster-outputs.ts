import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterContract } from "../core";
import type { ClusterPlan } from "./pure/cluster-plan";
import type { ClusterAddressing } from "./pure/cluster-settings";
import { renderKubeconfig } from "./pure/kubeconfig";

/** Kubeconfig from what is known once the cluster is created: no later change alters it. */
export function kubeconfigOf(plan: ClusterPlan, cluster: aws.eks.Cluster): pulumi.Output<string> {
  return pulumi
    .all([cluster.endpoint, cluster.certificateAuthority.data])
    .apply(([endpoint, certificateAuthority]) =>
      renderKubeconfig({ ...plan, endpoint, certificateAuthority }),
    );
}

/** Range of Services, as EKS tells it for the address family. */
export function serviceCidrOf(
  { kubernetesNetworkConfig: network }: aws.eks.Cluster,
  { family }: ClusterAddressing,
): pulumi.Output<string> {
  return family === "ipv6" ? network.serviceIpv6Cidr : network.serviceIpv4Cidr;
}

/** The cluster's issuer; empty only where a test has no cloud to ask. */
export function issuerOf(identities: readonly aws.types.output.eks.ClusterIdentity[] = []): string {
  return identities[0]?.oidcs[0]?.issuer ?? "";
}

/** What the state records of a cluster, and other stacks may read. */
export function outputsOf(
  cluster: ClusterContract & {
    readonly kubeconfig: pulumi.Output<string>;
    readonly secretsKeyArn: pulumi.Output<string>;
    readonly logGroupName: pulumi.Output<string>;
  },
): Readonly<Record<string, pulumi.Input<string>>> {
  const { clusterName, endpoint, certificateAuthority, kubeconfig, clusterSecurityGroupId } =
    cluster;
  const { serviceCidr, oidcIssuer, version, secretsKeyArn, logGroupName } = cluster;
  return {
    clusterName,
    endpoint,
    certificateAuthority,
    kubeconfig,
    clusterSecurityGroupId,
    serviceCidr,
    oidcIssuer,
    version,
    secretsKeyArn,
    logGroupName,
  };
}
