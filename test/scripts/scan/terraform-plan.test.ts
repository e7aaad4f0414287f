import { describe, expect, it } from "vitest";
import type { PlannedResource } from "../../../plan/model";
import { namesByAddress, toTerraformPlan } from "../../../scripts/scan/terraform-plan";
import { TERRAFORM_TYPES } from "../../../scripts/scan/terraform-types";
import { planned, planOf } from "../../plan/planned";
import { productSources, readRepositoryFile } from "../../support/repository";

const unknown = { $unknown: true } as const;
const vpc = planned({
  type: "aws:ec2/vpc:Vpc",
  name: "net-vpc",
  inputs: { cidrBlock: "10.0.0.0/16" },
});

function convert(...resources: readonly PlannedResource[]) {
  return toTerraformPlan(planOf(resources));
}

/** The values of the only resource of a plan. */
function valuesOf(type: string, inputs: PlannedResource["inputs"]) {
  const [resource] = convert(planned({ type, name: "it", inputs })).resource_changes;
  return resource;
}

describe("toTerraformPlan", () => {
  it("states a resource as created, under its Terraform name", () => {
    expect(convert(vpc).resource_changes).toEqual([
      {
        address: "aws_vpc.net_vpc",
        mode: "managed",
        type: "aws_vpc",
        name: "net_vpc",
        provider_name: "registry.terraform.io/hashicorp/aws",
        change: {
          actions: ["create"],
          before: null,
          after: { cidr_block: "10.0.0.0/16" },
          after_unknown: {},
        },
      },
    ]);
    expect(convert(vpc).planned_values.root_module.resources).toMatchObject([
      { address: "aws_vpc.net_vpc", values: { cidr_block: "10.0.0.0/16" } },
    ]);
  });

  it("writes a single block as a list of one, and lists of blocks in Terraform's words", () => {
    const group = valuesOf("aws:eks/nodeGroup:NodeGroup", {
      scalingConfig: { minSize: 1, maxSize: 2 },
      taints: [{ key: "batch", effect: "NO_SCHEDULE" }],
      instanceTypes: ["m7g.large"],
    });
    expect(group).toMatchObject({
      change: {
        after: {
          scaling_config: [{ min_size: 1, max_size: 2 }],
          taint: [{ key: "batch", effect: "NO_SCHEDULE" }],
          instance_types: ["m7g.large"],
        },
      },
    });
  });

  it("keeps the user's own keys, and withholds what is unknown or secret", () => {
    const key = valuesOf("aws:kms/key:Key", {
      tags: { costCenter: "cc-1" },
      policy: unknown,
      description: { $secret: true },
    });
    expect(key).toMatchObject({
      change: {
        after: { tags: { costCenter: "cc-1" } },
        after_unknown: { policy: true, description: true },
      },
    });
    expect(JSON.stringify(key)).not.toContain("$");
  });

  it("refers to what a value comes from, in blocks too", () => {
    const cluster = planned({
      type: "aws:eks/cluster:Cluster",
      name: "it",
      inputs: { vpcConfig: { securityGroupIds: unknown }, name: "shop" },
      propertyDependencies: { vpcConfig: [vpc.urn] },
    });
    expect(convert(vpc, cluster).configuration.root_module.resources[1]).toMatchObject({
      expressions: {
        vpc_config: [
          { security_group_ids: { references: ["aws_vpc.net_vpc.id", "aws_vpc.net_vpc"] } },
        ],
        name: { constant_value: "shop" },
      },
    });
  });

  it("leaves out what AWS does not hold", () => {
    const provider = planned({ type: "pulumi:providers:aws", name: "aws" });
    const component = planned({ type: "aws:x:Y", name: "it", custom: false });
    const read = planned({ type: "aws:ec2/vpc:Vpc", name: "it", externalId: "vpc-1" });
    const object = planned({ type: "kubernetes:core/v1:Namespace", name: "it" });
    expect(convert(provider, component, read, object).resource_changes).toEqual([]);
  });

  it("fails on a type without a name in Terraform, naming each once", () => {
    const braket = (name: string) => planned({ type: "aws:braket/job:Job", name });
    expect(() => convert(vpc, braket("a"), braket("b"))).toThrow(
      /^aws:braket\/job:Job: has no name in Terraform here, so it would escape the scan;/,
    );
  });

  it("knows every type that components declare", () => {
    const declared = productSources()
      .filter((file) => file.startsWith("components/"))
      .flatMap((file) => [...readRepositoryFile(file).matchAll(/\baws\.(\w+)\.([A-Z]\w+)/g)])
      .filter(([, , name = ""]) => !name.endsWith("Args"))
      .map(([, module = "", name = ""]) => {
        const first = name.charAt(0).toLowerCase();
        return `aws:${module}/${first}${name.slice(1)}:${name}`;
      });
    expect(declared).toContain("aws:eks/cluster:Cluster");
    expect(declared.filter((type) => !(type in TERRAFORM_TYPES))).toEqual([]);
  });
});

describe("namesByAddress", () => {
  it("leads back to our own names", () => {
    expect([...namesByAddress(planOf([vpc]))]).toEqual([["aws_vpc.net_vpc", "net-vpc"]]);
  });
});
