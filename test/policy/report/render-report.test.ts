import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, it } from "vitest";
import { REPORT_FORMATS } from "../../../policy/check/read-flags";
import { listRules } from "../../../policy/check/rule-list";
import { renderReport } from "../../../policy/report/render-report";
import { RULES } from "../../../policy/rules";
import { RICH_REPORT } from "./rich-report";

const options = { color: false, rules: listRules(RULES).rules, version: "1.2.3", cwd: "/checkout" };
const [text = "", json = "", sarif = "", junit = "", markdown = ""] = REPORT_FORMATS.map((format) =>
  renderReport(RICH_REPORT, format, options),
);

/** Rule, field and level of everything that was found, as one reader of a format sees it. */
const expected = RICH_REPORT.findings.map(({ rule, path, level }) => ({ rule, path, level }));

/** The parts of a result that tell what was found. */
interface SarifResult {
  readonly ruleId: string;
  readonly properties: { readonly level: string };
  readonly locations: readonly {
    readonly logicalLocations: readonly { readonly fullyQualifiedName: string }[];
  }[];
}

describe("renderReport", () => {
  it("has the findings of the report in its JSON", () => {
    expect(JSON.parse(json)).toEqual(RICH_REPORT);
  });

  it("has them in its text, in order", () => {
    const positions = expected.map(({ path }) => text.indexOf(`    ${path}: `));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
    expect(text).toContain("2 mandatory, 2 advisory, 1 waived, 1 not evaluated");
    expect(text).toContain(
      "pss-host-namespaces: spec.hostNetwork, Pod team-a/web; waiver node-agent",
    );
  });

  it("has them in its SARIF", () => {
    const { results } = JSON.parse(sarif).runs[0];
    const found = results
      .filter((result: object) => !("suppressions" in result))
      .map(({ ruleId, properties, locations }: SarifResult) => ({
        rule: ruleId,
        path: locations[0]?.logicalLocations[0]?.fullyQualifiedName.split("#")[1],
        level: properties.level,
      }));
    expect(found).toEqual(expected);
    expect(results).toHaveLength(expected.length + RICH_REPORT.waived.length);
  });

  it("has them in its JUnit", () => {
    const document = new DOMParser().parseFromString(junit, "text/xml");
    const found = [...document.getElementsByTagName("testcase")].flatMap((element) =>
      [...element.getElementsByTagName("failure")].flatMap((failure) =>
        (failure.textContent ?? "")
          .split("\n")
          .slice(1, -1)
          .map((line) => ({
            rule: element.getAttribute("classname"),
            path: line.slice(0, line.indexOf(": ")),
            level: failure.getAttribute("type"),
          })),
      ),
    );
    expect(found).toEqual(expected);
  });

  it("has them in its markdown", () => {
    const rows = markdown.split("\n").filter((line) => /^\| [a-z0-9-]+ \(/.test(line));
    expect(rows.map((row) => row.split(" ")[1])).toEqual(expected.map(({ rule }) => rule));
  });

  it.each(REPORT_FORMATS)("says the same twice as %s, and no secret", (format) => {
    const [first, second] = [1, 2].map(() => renderReport(RICH_REPORT, format, options));
    expect(first).toBe(second);
    expect(first).toContain("kmsMasterKeyId");
  });
});
