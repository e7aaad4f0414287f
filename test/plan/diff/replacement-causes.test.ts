import { describe, expect, it } from "vitest";
import type { PropertyChange } from "../../../plan/diff/model";
import { replacementCauses, withoutIgnored } from "../../../plan/diff/replacement-causes";
import type { PlannedResource } from "../../../plan/model";

function resource(type: string, options: Partial<PlannedResource> = {}): PlannedResource {
  return {
    urn: `urn:pulumi:dev::shop::${type}::it`,
    type,
    name: "it",
    custom: true,
    parent: null,
    provider: null,
    inputs: {},
    dependencies: [],
    propertyDependencies: {},
    aliases: [],
    protect: false,
    ignoreChanges: [],
    retainOnDelete: false,
    deletedWith: null,
    ...options,
  };
}

const changed = (...paths: string[]): PropertyChange[] =>
  paths.map((path) => ({ path, before: "a", after: "b" }));

const CLUSTER = "aws:eks/cluster:Cluster";
const GROUP = "aws:eks/nodeGroup:NodeGroup";

// Which inputs replace is AWS's word: CloudFormation marks them "Update requires: Replacement".
describe("replacementCauses", () => {
  it.each<[string, string, readonly string[]]>([
    ["another name", CLUSTER, ["name"]],
    ["another family of addresses", CLUSTER, ["kubernetesNetworkConfig.ipFamily"]],
    ["another key of secrets", CLUSTER, ["encryptionConfig.provider.keyArn"]],
    ["another subnet of a group", GROUP, ["subnetIds[2]"]],
    ["another range", "aws:ec2/subnet:Subnet", ["cidrBlock"]],
    ["another selector", "kubernetes:apps/v1:Deployment", ["spec.selector.matchLabels.app"]],
    ["another namespace", "kubernetes:core/v1:ConfigMap", ["metadata.namespace"]],
    ["other data", "kubernetes:core/v1:ConfigMap", ["data.size"]],
    ["another type of a Secret", "kubernetes:core/v1:Secret", ["type"]],
    ["other parameters", "kubernetes:storage.k8s.io/v1:StorageClass", ["parameters.type"]],
    ["another priority", "kubernetes:scheduling.k8s.io/v1:PriorityClass", ["value"]],
    ["anything of a password", "random:index/randomPassword:RandomPassword", ["length"]],
  ])("are named for %s", (_case, type, paths) => {
    expect(replacementCauses(resource(type), changed(...paths))).toEqual(paths);
  });

  it.each<[string, string, readonly string[]]>([
    [
      "logs, ranges, subnets and tags of a cluster",
      CLUSTER,
      [
        "enabledClusterLogTypes[1]",
        "vpcConfig.publicAccessCidrs[0]",
        "vpcConfig.subnetIds[2]",
        "tags.team",
      ],
    ],
    [
      "load balancing of Auto Mode",
      CLUSTER,
      ["kubernetesNetworkConfig.elasticLoadBalancing.enabled"],
    ],
    ["the size of a group", GROUP, ["scalingConfig.maxSize", "labels.pool", "taints"]],
  ])("are none for %s", (_case, type, paths) => {
    expect(replacementCauses(resource(type), changed(...paths))).toEqual([]);
  });

  it("are found inside an object that is new or gone, which is one change", () => {
    const path = "kubernetesNetworkConfig";
    const after = { ipFamily: "ipv6", elasticLoadBalancing: { enabled: true } };
    const family = ["kubernetesNetworkConfig.ipFamily"];
    expect(replacementCauses(resource(CLUSTER), [{ path, after }])).toEqual(family);
    expect(replacementCauses(resource(CLUSTER), [{ path, before: after }])).toEqual(family);
    const balancing = { elasticLoadBalancing: { enabled: true } };
    expect(replacementCauses(resource(CLUSTER), [{ path, after: balancing }])).toEqual([]);
  });

  it("are those that the program names", () => {
    const strict = resource("aws:sns/topic:Topic", { replaceOnChanges: ["tags"] });
    expect(replacementCauses(strict, changed("tags.team", "displayName"))).toEqual(["tags.team"]);
  });
});

describe("withoutIgnored", () => {
  it("leaves out what the program ignores", () => {
    const ignoring = resource(GROUP, { ignoreChanges: ["subnetIds"] });
    const left = withoutIgnored(ignoring, changed("subnetIds[2]", "amiType"));
    expect(left.map(({ path }) => path)).toEqual(["amiType"]);
  });
});
