import { describe, expect, it } from "vitest";
import { Field } from "../../../policy/rule/field";
import type { NormalizedResource } from "../../../policy/rule/resource";
import { ResourceIndex, typesOf } from "../../../policy/world/resource-index";
import { named, UNKNOWN, urnOf } from "../resources";

const ROLE = "aws:iam/role:Role";
const USER = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const ROLES = typesOf(ROLE);
const role = named(ROLE, "web", { name: "web" });
const names = (fields: readonly Field[]) => fields.map(({ resource }) => resource.name);

/** What the index makes of a role that a resource refers to. */
function found(uses: readonly NormalizedResource[], ...others: readonly NormalizedResource[]) {
  const index = new ResourceIndex([...role, ...others, ...uses]);
  return uses.map((use) => names(index.named(Field.root(use).get("roleArn"), ROLES)));
}

describe("ResourceIndex", () => {
  it("follows an unknown value to what it is made from", () => {
    const use = named(USER, "it", { roleArn: UNKNOWN }, { roleArn: [urnOf(ROLE, "web"), "u:x"] });
    expect(found(use)).toEqual([["web"]]);
  });

  it.each(["web", "arn:aws:iam::111122223333:role/web"])("knows %s by its name", (roleArn) => {
    expect(found(named(USER, "it", { roleArn }))).toEqual([["web"]]);
  });

  it.each([undefined, UNKNOWN, "arn:aws:iam::111122223333:role/cobweb"])(
    "does not guess at %j",
    (roleArn) => {
      expect(found(named(USER, "it", { roleArn }))).toEqual([[]]);
    },
  );

  it("takes what a resource depends on where its properties are not told apart", () => {
    const use = named(USER, "it", { roleArn: UNKNOWN });
    const dependent = use.map((part) => ({ ...part, dependencies: [urnOf(ROLE, "web")] }));
    expect(found(dependent)).toEqual([["web"]]);
  });

  it("knows a resource by its id and its ARN in the cloud", () => {
    const imported = named(ROLE, "old", {}).map((part) => ({
      ...part,
      cloudIds: ["legacy", "arn:aws:iam::111122223333:role/legacy"],
    }));
    const uses = ["legacy", "arn:aws:iam::111122223333:role/legacy", "other"].flatMap((roleArn) =>
      named(USER, roleArn, { roleArn }),
    );
    expect(found(uses, ...imported)).toEqual([["old"], ["old"], []]);
  });

  it("gives the resources of a type in the order of the stack", () => {
    const index = new ResourceIndex([...role, ...named(USER, "it", {}), ...named(ROLE, "api", {})]);
    expect(names(index.of(ROLES))).toEqual(["web", "api"]);
  });
});
