import { describe, expect, it } from "vitest";
import { parseText } from "../../../policy/check/parse-text";

const valuesOf = (text: string) => parseText(text, "f.yaml").documents.map(({ value }) => value);

describe("parseText", () => {
  it("gives each document its number and the line where it begins", () => {
    const text = "# first\na: 1\n---\n---\n\n# third\nb: 2\n";
    expect(parseText(text, "f.yaml").documents).toEqual([
      { value: { a: 1 }, source: { file: "f.yaml", line: 2, document: 0 } },
      { value: { b: 2 }, source: { file: "f.yaml", line: 7, document: 2 } },
    ]);
  });

  it.each([
    ["a: yes", true],
    ["a: on", true],
    ["a: no", false],
    ["a: 0755", 493],
    ["a: 12:30", "12:30"],
    ["a: 2024-01-01", "2024-01-01"],
    ["a: 1_000", 1000],
    ["a: 'yes'", "yes"],
    ["a: 1\na: 2", 2],
    ["x: &x {a: 3}\n<<: *x", 3],
  ])("reads %j as Kubernetes does", (text, a) => {
    expect(valuesOf(text)).toEqual([expect.objectContaining({ a })]);
  });

  it.each([
    ["an alias to what it stands in", "a: &a\n  b: *a\n"],
    ["a list that holds itself", "&a [1, *a]\n"],
    ["JSON without a bottom", `${"[".repeat(2000)}${"]".repeat(2000)}`],
  ])("refuses %s", (_name, text) => {
    expect(parseText(text, "f.yaml")).toEqual({
      documents: [],
      problems: ["f.yaml:1: holds itself or is nested too deep; write the values out"],
    });
  });

  it("reads JSON and finds the line where it begins", () => {
    expect(parseText('\n\n{"a": 1}', "f.json").documents).toEqual([
      { value: { a: 1 }, source: { file: "f.json", line: 3, document: 0 } },
    ]);
  });

  it.each(["", "\n", "---\n", "# nothing\n", "null"])("finds nothing in %j", (text) => {
    expect(parseText(text, "f.yaml")).toEqual({ documents: [], problems: [] });
  });

  it.each([
    ["a: 1\nb: }\n", "f.yaml:2: is not valid YAML or JSON, unexpected flow-map-end token"],
    ["a:\n\t- 1\n", "f.yaml:2: is not valid YAML or JSON, tabs are not allowed"],
    ['{"a": 1,\n "b": [}', "f.yaml:2: is not valid YAML or JSON"],
    ["a: *nowhere", "f.yaml:1: has YAML aliases that cannot be resolved; write the values out"],
  ])("names the line of what is wrong in %j", (text, problem) => {
    const { documents, problems } = parseText(text, "f.yaml");
    expect(documents).toEqual([]);
    expect(problems[0]?.slice(0, problem.length)).toBe(problem);
  });

  it("refuses aliases that multiply without end", () => {
    const levels = Array.from({ length: 12 }, (_, at) => at);
    const lines = levels.map((at) => {
      const item = at === 0 ? "x" : `*l${at - 1}`;
      return `l${at}: &l${at} [${Array.from({ length: 9 }, () => item).join(", ")}]`;
    });
    expect(parseText(lines.join("\n"), "f.yaml").problems).toEqual([
      "f.yaml:1: has YAML aliases that cannot be resolved; write the values out",
    ]);
  });

  it("reports every broken document at once", () => {
    const { problems } = parseText("a: }\n---\nb: ]\n", "f.yaml");
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["f.yaml:1:", "f.yaml:3:"]);
  });
});
