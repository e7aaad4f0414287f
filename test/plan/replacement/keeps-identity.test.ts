import { describe, expect, it } from "vitest";
import { keepsIdentity } from "../../../plan/replacement/keeps-identity";

const ROLE = "aws:iam/role:Role";

describe("keepsIdentity", () => {
  it.each<[string, string, object, string, boolean]>([
    ["a name that stays", ROLE, { name: "node" }, "path", true],
    ["a name that changes", ROLE, { name: "node" }, "name", false],
    ["no name, which the provider makes up", ROLE, {}, "path", false],
    ["an id that AWS makes up", "aws:ec2/subnet:Subnet", { vpcId: "vpc-1" }, "cidrBlock", false],
    ["an object's name", "kubernetes:core/v1:Secret", { metadata: { name: "a" } }, "type", true],
    [
      "another namespace",
      "kubernetes:core/v1:Secret",
      { metadata: { name: "a" } },
      "metadata",
      false,
    ],
  ])("with %s", (_case, type, inputs, path, expected) => {
    expect(keepsIdentity({ type, inputs: { ...inputs } }, [{ path }])).toBe(expected);
  });
});
