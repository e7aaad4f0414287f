import { describe, expect, it } from "vitest";
import { compareUrns, makeUrn, parseUrn } from "../../plan/urn";

const base = { stack: "dev", project: "shop", type: "aws:ec2/vpc:Vpc", name: "net" };
const stackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

describe("makeUrn", () => {
  it("leaves the stack out of its children's URNs", () => {
    expect(makeUrn({ ...base, parent: stackUrn })).toBe(
      "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::net",
    );
  });

  it("puts the whole chain of parent types before the type", () => {
    const parent = "urn:pulumi:dev::shop::a:b:Outer$a:b:Inner::inner";
    expect(makeUrn({ ...base, parent })).toBe(
      "urn:pulumi:dev::shop::a:b:Outer$a:b:Inner$aws:ec2/vpc:Vpc::net",
    );
  });
});

describe("parseUrn", () => {
  it("takes a nested URN apart", () => {
    expect(parseUrn("urn:pulumi:dev::shop::a:b:C$d:e:F::net")).toEqual({
      stack: "dev",
      project: "shop",
      qualifiedType: "a:b:C$d:e:F",
      type: "d:e:F",
      name: "net",
    });
  });

  it("keeps colons in a name", () => {
    expect(parseUrn("urn:pulumi:dev::shop::a:b:C::system::node").name).toBe("system::node");
  });
});

describe("compareUrns", () => {
  it("orders by code unit, capitals first", () => {
    expect(["b", "a", "B"].sort(compareUrns)).toEqual(["B", "a", "b"]);
  });
});
