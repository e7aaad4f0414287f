import { describe, expect, it } from "vitest";
import { RULES } from "../../../policy/rules";
import { isRendered } from "../../../policy/admission/admission-rules";
import { admissionPage, reasonNotRendered } from "../../../scripts/docs/admission-page";

describe("docs/admission.md", () => {
  const { text } = admissionPage();

  it("names every rule of the pack once", () => {
    const named = [...text.matchAll(/^\| \[([a-z0-9-]+)\]/gm)].map(([, id]) => id);
    expect(named.toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
  });

  it("says why a rule is not rendered", () => {
    const silent = RULES.filter((rule) => !isRendered(rule) && !reasonNotRendered(rule));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});
