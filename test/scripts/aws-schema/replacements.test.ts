import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { describe, expect, it } from "vitest";
import type { Members } from "../../../sandbox/providers/aws/schema/shape";
import { findReplacement } from "../../../scripts/aws-schema/replacements";

const database = loadAwsServiceSpecSync();
const inputs = (...names: readonly string[]): Members => ({
  members: Object.fromEntries(names.map((name) => [name, "string"])),
});

describe("findReplacement", () => {
  it("joins the specification by name, and lets prefixes and regions follow", () => {
    const role = inputs("name", "namePrefix", "path", "description", "region");
    expect(findReplacement(database, "iam.Role", role)).toEqual({
      replaces: ["name", "namePrefix", "path", "region"],
      irremovable: [],
    });
  });

  it("takes what the specification lacks from the corrections", () => {
    const attachment = inputs("policyArn", "role");
    expect(findReplacement(database, "iam.RolePolicyAttachment", attachment).replaces).toEqual([
      "policyArn",
      "role",
    ]);
  });

  it("lets a correction overrule the specification", () => {
    const association = inputs("gatewayId", "routeTableId", "subnetId");
    expect(findReplacement(database, "ec2.RouteTableAssociation", association).replaces).toEqual([
      "gatewayId",
      "subnetId",
    ]);
  });

  it("fails for a class in neither", () => {
    expect(() => findReplacement(database, "quantum.Teapot", inputs("name"))).toThrow(
      "quantum.Teapot: neither CloudFormation's type nor a correction is known",
    );
  });

  it("fails for a replacing property without a counterpart", () => {
    expect(() => findReplacement(database, "iam.Role", inputs("name"))).toThrow(
      "iam.Role: Path has no counterpart; name it in cloudformation-types.ts",
    );
  });

  it("fails for a correction of an input that does not exist", () => {
    expect(() => findReplacement(database, "ec2.Tag", inputs("key"))).toThrow(
      "ec2.Tag: no input resourceId",
    );
  });
});
