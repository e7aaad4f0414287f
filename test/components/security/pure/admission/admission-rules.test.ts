import { describe, expect, it } from "vitest";
import { ADMISSION_RULES } from "../../../../../components/security/pure/admission/admission-rules";
import { admissionLevel } from "../../../../../components/security/pure/admission/levels";
import { RULES } from "../../../../../policy/rules";
import { POLICY_ENVIRONMENTS } from "../../../../../policy/rule/environment";
import { levelOf } from "../../../../../policy/rule/levels";
import { PARAMETERS } from "../../../../support/admission/verdict";

const ids = ADMISSION_RULES.map(({ id }) => id);
const packed = RULES.filter((rule) => ids.includes(rule.id));

describe("ADMISSION_RULES", () => {
  it("are rules of the pack, in its order", () => {
    expect(ids).toEqual(packed.map(({ id }) => id));
  });

  it.each(POLICY_ENVIRONMENTS)("have the pack's levels in %s", (environment) => {
    expect(ADMISSION_RULES.map((rule) => [rule.id, admissionLevel(rule, environment)])).toEqual(
      packed.map((rule) => [rule.id, levelOf(rule, environment)]),
    );
  });

  it("have the pack's severities", () => {
    expect(ADMISSION_RULES.map(({ severity }) => severity)).toEqual(
      packed.map(({ severity }) => severity),
    );
  });

  it("take the pack's parameters under the pack's names", () => {
    const given = Object.entries(PARAMETERS).flatMap(([id, values]) =>
      Object.keys(values ?? {}).map((name) => `${id}.${name}`),
    );
    const known = packed.flatMap((rule) =>
      Object.keys(rule.parameters).map((name) => `${rule.id}.${name}`),
    );
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("say what is wrong and what to change without a line break, which the API server refuses", () => {
    for (const { problem, fix } of ADMISSION_RULES)
      expect(`${problem}${fix}`).not.toMatch(/\n|\.$/);
  });
});
