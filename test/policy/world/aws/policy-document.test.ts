import { describe, expect, it } from "vitest";
import { Field } from "../../../../policy/rule/field";
import {
  allows,
  conditionsOn,
  documentIn,
  listed,
  statementsOf,
} from "../../../../policy/world/aws/policy-document";
import { declared, UNKNOWN } from "../../resources";

const [resource] = declared("aws:iam/role:Role", {});
const field = (value: unknown) => {
  if (resource === undefined) throw new Error("no resource was declared");
  return new Field(resource, "policy", value);
};
const document = { Statement: { Effect: "Allow", Principal: { AWS: ["*"] } } };

describe("statementsOf", () => {
  it.each([
    ["text", JSON.stringify(document)],
    ["an object", document],
  ])("reads %s", (_, value) => {
    const statements = statementsOf(documentIn(field(value)));
    expect(statements.map(({ path }) => path)).toEqual(["policy.Statement"]);
  });

  it("numbers the statements of a list", () => {
    const statements = statementsOf(documentIn(field({ Statement: [{}, {}] })));
    expect(statements.map(({ path }) => path)).toEqual([
      "policy.Statement[0]",
      "policy.Statement[1]",
    ]);
  });

  it("finds none in text that is not JSON", () => {
    expect(statementsOf(documentIn(field("{")))).toEqual([]);
  });
});

describe("documentIn", () => {
  it("leaves a value alone that is not known yet", () => {
    expect(documentIn(field(UNKNOWN)).isReadable).toBe(false);
  });
});

describe("listed", () => {
  it("takes one value for a list and nothing for none", () => {
    expect(listed(field("a")).map(({ path }) => path)).toEqual(["policy"]);
    expect(listed(field(["a"])).map(({ path }) => path)).toEqual(["policy[0]"]);
    expect(listed(field(undefined))).toEqual([]);
  });
});

describe("a statement", () => {
  it("allows unless it denies", () => {
    expect(allows(field({ Effect: "Allow" }))).toBe(true);
    expect(allows(field({ Effect: "Deny" }))).toBe(false);
  });

  it("gives the values of a condition, whatever the case of its key", () => {
    const statement = field({ Condition: { StringEquals: { "Issuer:SUB": "a", other: "b" } } });
    const found = conditionsOn(statement, (key) => key.endsWith(":sub"));
    expect(found.map(([operator, values]) => [operator, values.map(({ text }) => text)])).toEqual([
      ["StringEquals", ["a"]],
    ]);
  });
});
