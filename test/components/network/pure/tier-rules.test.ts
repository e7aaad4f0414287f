import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import type { NetworkTiers } from "../../../../components/network/pure/network-settings";
import { tierRules } from "../../../../components/network/pure/tier-rules";

const problemsOf = (extra: NonNullable<NetworkTiers["extra"]>, cidr = "10.0.0.0/16") =>
  findProblems(tierRules(cidr, { extra }, {}));

describe("tierRules", () => {
  it("accepts three tiers in three slots", () => {
    expect(
      problemsOf(
        {
          cache: { slot: 1, routes: "isolated" },
          data: { slot: 2, routes: "isolated" },
          web: { slot: 3, routes: "private" },
        },
        "10.0.0.0/19",
      ),
    ).toEqual([]);
  });

  it("refuses names that the layout has, and names that are none", () => {
    expect(
      problemsOf({
        isolated: { slot: 1, routes: "isolated" },
        Data_: { slot: 2, routes: "isolated" },
      }),
    ).toEqual([
      'tiers.extra.isolated: is not a name for subnets, got "isolated"; use up to 20 lower-case letters, digits and hyphens, and none of public, private, control-plane, isolated',
      'tiers.extra.Data_: is not a name for subnets, got "Data_"; use up to 20 lower-case letters, digits and hyphens, and none of public, private, control-plane, isolated',
    ]);
  });

  it("refuses a slot that is taken or not there", () => {
    const tiers: NetworkTiers = JSON.parse(
      '{"extra":{"a":{"slot":1,"routes":"private"},"b":{"slot":1,"routes":"private"},"c":{"slot":4,"routes":"private"}}}',
    );
    expect(problemsOf(tiers.extra ?? {})).toEqual([
      "tiers.extra.b.slot: is the slot of a, got 1; use a slot of 1 to 3 that no other tier has",
      "tiers.extra.c.slot: is not one of the three slots, got 4; use 1, 2 or 3",
    ]);
  });

  it("refuses extra tiers whose subnets would be smaller than AWS allows", () => {
    expect(problemsOf({ data: { slot: 1, routes: "isolated" } }, "10.0.0.0/20")).toEqual([
      'tiers.extra: needs a VPC of /19 or larger, got "10.0.0.0/20"; use a secondary range for further subnets',
    ]);
  });

  it("refuses a range with the name of a tier, or a slot that is not there", () => {
    const secondary = JSON.parse('{"data":{"cidr":"100.64.0.0/16","use":"pods","slot":5}}');
    const tiers: NetworkTiers = { extra: { data: { slot: 1, routes: "isolated" } } };
    expect(findProblems(tierRules("10.0.0.0/16", tiers, secondary))).toEqual([
      'secondaryCidrs.data: is not a name for subnets, got "data"; use up to 20 lower-case letters, digits and hyphens, and none of public, private, control-plane, isolated, data',
      "secondaryCidrs.data.slot: is not one of the four slots, got 5; use 1, 2, 3 or 4",
    ]);
  });
});
