/**
 * What crosses a border between layers: plain values, Inputs and Outputs, never a component. So the
 * producer can be this program, an import of existing ids or another stack.
 */
import type * as pulumi from "@pulumi/pulumi";
import type { SubnetIds } from "../components/cluster";

/** What the network layer offers to clusters. */
export interface NetworkOutputs {
  readonly vpcId: pulumi.Input<string>;
  readonly cidr: pulumi.Input<string>;
  /** Subnets for nodes and pods, one a zone. */
  readonly privateSubnetIds: SubnetIds;
  /** Subnets for internet-facing load balancers, one a zone. */
  readonly publicSubnetIds: SubnetIds;
  /** Small subnets for the control plane's network interfaces, one a zone. */
  readonly controlPlaneSubnetIds: SubnetIds;
}

/** What the cluster layer offers to everything inside the cluster. */
export interface ClusterOutputs {
  readonly clusterName: pulumi.Input<string>;
  /** Reaches the cluster with the caller's own AWS identity; none for an imported context. */
  readonly kubeconfig?: pulumi.Input<string>;
  /**
   * The one provider that every Kubernetes resource of this cluster uses. It waits for nodes and for
   * the administrator's access, so that nothing is created before it can run.
   */
  readonly provider: pulumi.ProviderResource;
}

/** What the platform layer offers to workloads. */
export interface PlatformOutputs {
  /**
   * Releases that define the custom resources which workloads declare; empty where another stack
   * owns the platform, because then they exist already.
   */
  readonly ready: readonly pulumi.Resource[];
  /** Namespace of the monitoring stack, whose Prometheus may scrape workloads. Plain: policies name it. */
  readonly monitoringNamespace: string;
}

/** What the services layer exports from the program. */
export interface ServiceOutputs {
  /** Address inside the cluster of each workload, by name. */
  readonly endpoints: Readonly<Record<string, pulumi.Input<string>>>;
}
