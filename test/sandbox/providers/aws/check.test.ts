import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInputs } from "../../../../sandbox/providers/aws/check";
import { schemaOf, simulatedTypes } from "../../../../sandbox/providers/aws/schema/schema-of";
import { AWS_TYPES } from "../../../../sandbox/providers/aws/types";
import { UNKNOWN, secret } from "../../../../sandbox/providers/properties";
import type { ResourceRequest } from "../../../../sandbox/providers/provider";
import { request } from "../resource-requests";

/** What is wrong, one line a failure. */
function check(resource: ResourceRequest): readonly string[] {
  return checkInputs(resource).failures.map(({ property, reason }) =>
    property === "" ? reason : `${property}: ${reason}`,
  );
}

describe("checkInputs", () => {
  it("refuses a type that is not simulated, with the closest that is", () => {
    expect(check(request("aws:ec2/vpcs:Vpcs", "network"))).toEqual([
      'simulated aws: aws:ec2/vpcs:Vpcs is not simulated; did you mean "aws:ec2/vpc:Vpc"?',
    ]);
  });

  it("knows every type that has ids and computed outputs", () => {
    const types = simulatedTypes();
    expect(Object.keys(AWS_TYPES).filter((type) => !types.includes(type))).toEqual([]);
  });

  it("gives the inputs back as they were sent", () => {
    const inputs = { cidrBlock: UNKNOWN, __defaults: [] };
    expect(checkInputs(request("aws:ec2/vpc:Vpc", "network", inputs))).toEqual({
      inputs,
      failures: [],
    });
  });

  it("reports what is wrong with names and with values at once", () => {
    const subnet = request("aws:ec2/subnet:Subnet", "a", { cidrBlock: "10.0.0.0/30", zone: "a" });
    expect(check(subnet)).toEqual([
      "vpcId: required, but not set; set it",
      "zone: unknown property; remove it",
      "cidrBlock: simulated aws: InvalidSubnet.Range: The CIDR '10.0.0.0/30' is invalid.",
    ]);
  });

  it("neither throws nor quotes a secret, whatever the inputs are", () => {
    const valueOf = fc.oneof(
      fc.jsonValue(),
      fc.constant(UNKNOWN),
      fc.constant(secret(UNKNOWN)),
      fc.oneof(fc.constant("hunter2"), fc.constant({ hunter2: ["hunter2"] })).map(secret),
    );
    const resourceOf = fc.constantFrom(...simulatedTypes()).chain((type) => {
      const names = Object.keys(schemaOf(type)?.members ?? {});
      const inputs = fc.dictionary(fc.constantFrom(...names, "colour"), valueOf);
      return inputs.map((given) => request(type, "thing", given));
    });
    fc.assert(
      fc.property(resourceOf, (resource) => !check(resource).some((line) => /hunter2/.test(line))),
      { numRuns: 1000 },
    );
  });
});
