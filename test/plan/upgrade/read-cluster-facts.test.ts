import { describe, expect, it } from "vitest";
import { readClusterFacts } from "../../../plan/upgrade/read-cluster-facts";
import type { PlannedResource } from "../../../plan/model";
import { objectIn, plannedCluster, releaseIn } from "../clusters";
import { planned, planOf } from "../planned";

const cluster = plannedCluster("shop");
const read = (...resources: readonly PlannedResource[]) =>
  readClusterFacts(planOf([...cluster.resources, ...resources]))[0];

/** A self-managed group whose launch template names an image. */
function group(imageId: PlannedResource["inputs"][string]): readonly PlannedResource[] {
  const template = planned({
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    name: "template",
    inputs: { imageId },
  });
  const instances = planned({
    type: "aws:autoscaling/group:Group",
    name: "self",
    inputs: { tags: [{ key: "kubernetes.io/cluster/shop", value: "owned" }] },
    propertyDependencies: { mixedInstancesPolicy: [template.urn] },
  });
  return [template, instances];
}

describe("readClusterFacts", () => {
  it("is empty for a plan that creates no cluster", () => {
    expect(readClusterFacts(planOf([]))).toEqual([]);
  });

  it("reads the cluster and the pools that are told their minor", () => {
    expect(read()).toMatchObject({
      name: "shop",
      version: "1.35",
      pools: [{ name: "shop-pool", kind: "group", version: "1.35", pinnedImage: undefined }],
    });
  });

  it("has no version where it is not known yet", () => {
    const unknown = plannedCluster("shop", { version: { $unknown: true } });
    expect(readClusterFacts(planOf(unknown.resources))[0]?.version).toBeUndefined();
  });

  it.each([
    [
      "resolve:ssm:/aws/service/bottlerocket/aws-k8s-1.34/arm64/latest/image_id",
      { version: "1.34", pinnedImage: undefined },
    ],
    [
      "resolve:ssm:/aws/service/bottlerocket/aws-k8s-1.34-nvidia/arm64/1.50.0/image_id",
      { version: "1.34", pinnedImage: undefined },
    ],
    [
      "resolve:ssm:/aws/service/eks/optimized-ami/1.33/amazon-linux-2023/x/standard/recommended/image_id",
      { version: "1.33", pinnedImage: undefined },
    ],
    ["ami-0123", { version: undefined, pinnedImage: "ami-0123" }],
    [{ $unknown: true }, { version: undefined, pinnedImage: "not known yet" }],
  ])("reads what a group of instances runs from %j", (imageId, expected) => {
    expect(read(...group(imageId))?.pools).toContainEqual({
      name: "self",
      kind: "group",
      ...expected,
    });
  });

  it("reads the image or the release that a managed group is told instead of a minor", () => {
    const managed = (name: string, inputs: object, templates: readonly PlannedResource[] = []) =>
      planned({
        type: "aws:eks/nodeGroup:NodeGroup",
        name,
        inputs: { clusterName: "shop", ...inputs },
        propertyDependencies: { launchTemplate: templates.map(({ urn }) => urn) },
      });
    const templates = group("ami-0123").slice(0, 1);
    const release = { version: "1.35", releaseVersion: "1.35.2-20260801" };
    const pools = [managed("own", {}, templates), managed("release", release)];
    expect(read(...templates, ...pools)?.pools.slice(1)).toEqual([
      { name: "own", kind: "group", version: undefined, pinnedImage: "ami-0123" },
      { name: "release", kind: "group", version: "1.35", pinnedImage: "1.35.2-20260801" },
    ]);
  });

  it("reads the nodes of Auto Mode, which no resource stands for", () => {
    const auto = plannedCluster("shop", { computeConfig: { enabled: true } });
    expect(readClusterFacts(planOf(auto.resources))[0]?.pools.slice(1)).toEqual([
      { name: "shop (Auto Mode)", kind: "karpenter", version: undefined, pinnedImage: undefined },
    ]);
  });

  it("reads Fargate profiles and Karpenter's classes, an image by id as pinned", () => {
    const profile = planned({
      type: "aws:eks/fargateProfile:FargateProfile",
      name: "jobs",
      inputs: { clusterName: "shop" },
    });
    const classOf = (term: PlannedResource["inputs"]) =>
      objectIn(cluster, "karpenter.k8s.aws/v1", "EC2NodeClass", {
        spec: { amiSelectorTerms: [term] },
      });
    expect(read(profile, classOf({ id: "ami-1" }))?.pools.slice(1)).toEqual([
      { name: "jobs", kind: "fargate", version: undefined, pinnedImage: undefined },
      { name: "object", kind: "karpenter", version: undefined, pinnedImage: "ami-1" },
    ]);
    const byAlias = read(classOf({ alias: "bottlerocket@latest" }));
    expect(byAlias?.pools[1]?.pinnedImage).toBeUndefined();
  });

  it("reads add-ons, releases and objects", () => {
    const addon = planned({
      type: "aws:eks/addon:Addon",
      name: "dns",
      inputs: { clusterName: "shop", addonName: "coredns", addonVersion: "v1.14.2-eksbuild.4" },
    });
    const values = { image: { tag: "v1.35.0" } };
    const namespace = objectIn(cluster, "v1", "Namespace", {
      metadata: { labels: { "pod-security.kubernetes.io/enforce-version": "v1.34" } },
    });
    expect(read(addon, releaseIn(cluster, "cluster-autoscaler", { values }), namespace)).toEqual(
      expect.objectContaining({
        addons: [{ addon: "coredns", version: "v1.14.2-eksbuild.4" }],
        releases: [
          {
            name: "cluster-autoscaler",
            chart: "cluster-autoscaler",
            version: "1.0.0",
            imageTag: "v1.35.0",
          },
        ],
        objects: [
          { name: "object", apiVersion: "v1", kind: "Namespace", podSecurityVersion: "v1.34" },
        ],
      }),
    );
  });

  it("keeps the clusters of a plan apart", () => {
    const green = plannedCluster("green");
    const facts = readClusterFacts(planOf([...cluster.resources, ...green.resources]));
    expect(facts.map(({ name, pools }) => [name, pools.map((pool) => pool.name)])).toEqual([
      ["shop", ["shop-pool"]],
      ["green", ["green-pool"]],
    ]);
  });
});
