import { describe, expect, it } from "vitest";
import { resolveAliases } from "../../../plan/engine/alias-urns";

const urn = (rest: string) => `urn:pulumi:dev::shop::${rest}`;
const resource = {
  stack: "dev",
  project: "shop",
  parent: urn("shop:a:New::app"),
  type: "aws:iam/role:Role",
  name: "app-role",
};

describe("resolveAliases", () => {
  it("takes a whole URN as it is", () => {
    expect(resolveAliases(resource, [{ urn: urn("x:y:Z::old") }], [])).toEqual([urn("x:y:Z::old")]);
  });

  it.each([
    ["another name", { name: "old" }, urn("shop:a:New$aws:iam/role:Role::old")],
    ["another type", { type: "aws:iam/user:User" }, urn("shop:a:New$aws:iam/user:User::app-role")],
    ["no parent", { parent: null }, urn("aws:iam/role:Role::app-role")],
    ["another parent", { parent: urn("b:c:D::d") }, urn("b:c:D$aws:iam/role:Role::app-role")],
    [
      "another stack",
      { stack: "old" },
      "urn:pulumi:old::shop::shop:a:New$aws:iam/role:Role::app-role",
    ],
  ])("fills in what %s leaves out", (_, spec, resolved) => {
    expect(resolveAliases(resource, [spec], [])).toEqual([resolved]);
  });

  it("follows the parent's old type and name, the child's name changing with it", () => {
    expect(resolveAliases(resource, [], [urn("shop:a:Old::legacy")])).toEqual([
      urn("shop:a:Old$aws:iam/role:Role::legacy-role"),
    ]);
  });

  it("multiplies its own aliases with the parent's", () => {
    expect(resolveAliases(resource, [{ name: "app-r" }], [urn("shop:a:Old::app")])).toEqual([
      urn("shop:a:New$aws:iam/role:Role::app-r"),
      urn("shop:a:Old$aws:iam/role:Role::app-r"),
      urn("shop:a:Old$aws:iam/role:Role::app-role"),
    ]);
  });
});
