import { describe, expect, it } from "vitest";
import {
  AUTOSCALER_ENABLED,
  autoscalerClusterTags,
  autoscalerGroupTags,
  autoscalerNodeTags,
  clusterOwnedTags,
  clusterSubnetTags,
  loadBalancerSubnetTags,
  podSubnetTags,
} from "../../../../components/core/pure/discovery-tags";

describe("discovery tags", () => {
  // Keys and values as the controllers' documentation spells them.
  it("mark subnets for load balancers of one scheme", () => {
    expect(loadBalancerSubnetTags("internal")).toEqual({ "kubernetes.io/role/internal-elb": "1" });
    expect(loadBalancerSubnetTags("internet-facing")).toEqual({ "kubernetes.io/role/elb": "1" });
  });

  it("mark subnets for pods", () => {
    expect(podSubnetTags()).toEqual({ "kubernetes.io/role/cni": "1" });
  });

  it("share a subnet between clusters, each by its name", () => {
    expect(clusterSubnetTags(["blue", "green"])).toEqual({
      "kubernetes.io/cluster/blue": "shared",
      "kubernetes.io/cluster/green": "shared",
    });
    expect(clusterSubnetTags([])).toEqual({});
  });

  it("give a security group to one cluster", () => {
    expect(clusterOwnedTags("blue")).toEqual({ "kubernetes.io/cluster/blue": "owned" });
  });

  it("show a scaling group to the autoscaler of its cluster only", () => {
    expect(autoscalerGroupTags("blue")).toEqual({
      "k8s.io/cluster-autoscaler/enabled": "true",
      "k8s.io/cluster-autoscaler/blue": "owned",
    });
  });

  it("are those of the cluster, of the node and one more, where a group takes all three", () => {
    const node = { labels: { team: "data" } };
    expect(autoscalerGroupTags("blue", node)).toEqual({
      ...AUTOSCALER_ENABLED,
      ...autoscalerClusterTags("blue"),
      ...autoscalerNodeTags(node),
    });
  });

  it("describe the node of an empty group", () => {
    const tags = autoscalerGroupTags("blue", {
      labels: { team: "data" },
      taints: [
        { key: "dedicated", value: "batch", effect: "NoSchedule" },
        { key: "spot", effect: "PreferNoSchedule" },
      ],
      resources: { "nvidia.com/gpu": "1" },
    });
    expect(tags).toEqual({
      "k8s.io/cluster-autoscaler/enabled": "true",
      "k8s.io/cluster-autoscaler/blue": "owned",
      "k8s.io/cluster-autoscaler/node-template/label/team": "data",
      "k8s.io/cluster-autoscaler/node-template/taint/dedicated": "batch:NoSchedule",
      "k8s.io/cluster-autoscaler/node-template/taint/spot": ":PreferNoSchedule",
      "k8s.io/cluster-autoscaler/node-template/resources/nvidia.com/gpu": "1",
    });
  });
});
