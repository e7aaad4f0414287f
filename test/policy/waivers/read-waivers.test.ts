import { describe, expect, it } from "vitest";
import { lintTerms } from "../../../policy/waivers/lint-terms";
import { readWaivers } from "../../../policy/waivers/read-waivers";

const IDS = ["pss-privileged", "pss-host-path", "tag-required", "waiver-hygiene"];
const TERMS = "owner: a, reason: b, expires: 2026-12-31, ticket: T-1";
const read = (text: string) => readWaivers("w.yaml", text, IDS);
const file = (...waivers: readonly string[]) =>
  ["format: orchestration-waivers/1", "waivers:", ...waivers.map((each) => `  - ${each}`)].join(
    "\n",
  );

describe("readWaivers", () => {
  it("reads every part of a waiver, and the line that it stands on", () => {
    const text = file(
      `{id: one, rules: ["pss-*"], resources: ["team-a/*"], path: "spec.*", environments: [prod], ${TERMS}}`,
      `{id: two, rule: tag-required, resources: ["*"]}`,
    );
    expect(read(text)).toMatchObject({
      problems: [],
      value: [
        {
          id: "one",
          rules: ["pss-*"],
          resources: ["team-a/*"],
          path: "spec.*",
          environments: ["prod"],
          owner: "a",
          reason: "b",
          expires: "2026-12-31",
          ticket: "T-1",
          index: 0,
          source: { file: "w.yaml", line: 3, document: 0 },
        },
        { id: "two", rules: ["tag-required"], owner: "", index: 1, source: { line: 4 } },
      ],
    });
  });

  it("reads an empty list, and JSON", () => {
    expect(read('{"format": "orchestration-waivers/1", "waivers": []}')).toMatchObject({
      problems: [],
      value: [],
    });
  });

  it("names every mistake at once, with file and line, and takes no waiver", () => {
    const text = file(
      `{id: one, rules: [pss-privileged], resources: ["*"], owners: a}`,
      `{id: one, rule: pss-priviliged, rules: [x], resources: []}`,
      `{id: "a b", rules: ["zzz*", waiver-hygiene], resources: [1], ticket: 7}`,
      `{rules: [], resources: "*", environments: [local]}`,
      "text",
    );
    const { problems, value } = read(text);
    expect(value).toBeUndefined();
    expect(problems).toEqual([
      'w.yaml:3: waivers[0].owners: is not a key of a waiver file; did you mean "owner"?',
      "w.yaml:4: waivers[1].rules: stands beside rule; name the waived rules under rules, or one under rule",
      'w.yaml:4: waivers[1].resources: is empty; name what is waived: ["team-a/web"]',
      "w.yaml:5: waivers[2].ticket: is not text, got 7; write it in quotes",
      "w.yaml:5: waivers[2].resources[0]: is not text, got 1; write a glob or a name",
      'w.yaml:5: waivers[2].id: is not an id, got "a b"; name the waiver with letters, digits, dots, dashes',
      'w.yaml:5: waivers[2].rules[0]: is not a rule, got "zzz*"; `orchestrate policy list` shows the rules',
      'w.yaml:5: waivers[2].rules[1]: cannot be waived, got "waiver-hygiene"; fix the waiver that it names',
      'w.yaml:6: waivers[3].resources: must be a list of texts, got "*"; write a list of texts: ["…"]',
      "w.yaml:6: waivers[3].id: is missing; name the waiver with letters, digits, dots, dashes",
      "w.yaml:6: waivers[3].rules: is empty; name a rule",
      'w.yaml:6: waivers[3].environments[0]: is not an environment, got "local"; use dev or prod',
      'w.yaml:7: waivers[4]: is not a waiver, got "text"; give it id, rules, resources',
      'w.yaml:4: waivers[1].id: is the id of waivers[0] already, got "one"; give each waiver a different id',
    ]);
  });

  it.each([
    ["", "w.yaml:1: the whole file: is not a waiver file, got null; start it with"],
    [
      "waivers: []",
      "w.yaml:1: format: is not a format that this version reads, got nothing; write",
    ],
    ["waivers: &a [*a]", "w.yaml:1: has YAML aliases that cannot be resolved"],
    ["format: orchestration-waivers/1", "w.yaml:1: waivers: must be a list, got nothing; write"],
    ["format: orchestration-waivers/1\nwaivers: }", "w.yaml:2: is not valid YAML or JSON"],
    [
      "format: orchestration-waivers/1\nwaivers: []\nwaivers: []",
      "w.yaml:3: waivers: is set twice; remove one of the two",
    ],
  ])("refuses %j", (text, problem) => {
    expect(read(text).problems[0]).toContain(problem);
  });
});

describe("lintTerms", () => {
  it("names the line of a term that is missing or has run out", () => {
    const text = [
      file(`{id: one, rule: tag-required, resources: ["*"], ${TERMS}}`),
      "  - id: two",
      "    rule: tag-required",
      '    resources: ["*"]',
      "    owner: a",
      "    reason: b",
      "    expires: 2026-11-23",
    ].join("\n");
    expect(lintTerms(read(text), IDS, "2026-11-24")).toEqual([
      "w.yaml:4: waivers[1].ticket: the waiver does not name a ticket; renew the waiver, or delete it",
      "w.yaml:9: waivers[1].expires: the waiver expired on 2026-11-23 and waives nothing; renew the waiver, or delete it",
    ]);
  });
});
