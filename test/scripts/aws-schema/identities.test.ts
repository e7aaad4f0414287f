import { describe, expect, it } from "vitest";
import { findIdentity } from "../../../scripts/aws-schema/identities";

describe("findIdentity", () => {
  it.each([
    [
      "the inputs that an id consists of",
      { id: "{input:role}/{input:policyArn}" },
      ["policyArn", "role"],
    ],
    ["a name", { nameFrom: "bucket" }, ["bucket"]],
    ["the name alone where AWS makes the id up", { id: "sg-{hex:17}", nameFrom: "name" }, ["name"]],
    ["nothing where there is no name either", { id: "vpc-{hex:17}" }, []],
    ["what another thing's id stands in", { id: "sg-{of:vpcId/default}" }, ["vpcId"]],
    ["a path and a host", { id: "arn{path}{host:url}" }, ["path", "url"]],
  ])("is %s", (_case, type, inputs) => {
    expect(findIdentity({ ...type, computed: {} })).toEqual(inputs);
  });
});
