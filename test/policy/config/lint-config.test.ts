import { describe, expect, it } from "vitest";
import { lintConfig } from "../../../policy/config/lint-config";
import { LocatedDocument } from "../../../policy/config/located-document";

const lint = (text: string) => lintConfig(new LocatedDocument("policy.yaml", text));

describe("lintConfig", () => {
  it.each([
    ["an empty file", ""],
    ["a level for all", "all: advisory"],
    ["a level as a text", "pss-privileged: disabled"],
    [
      "a level and a parameter",
      "k8s-image-pinned: {enforcementLevel: mandatory, requireDigest: false}",
    ],
    ["a parameter alone", "tag-required: {keys: [owner]}"],
    ["an environment", "byEnvironment: {dev: {all: advisory}, prod: {tag-required: mandatory}}"],
    ["JSON", '{"all": "advisory", "pss-privileged": {"enforcementLevel": "remediate"}}'],
  ])("has nothing against %s", (_, text) => {
    expect(lint(text)).toEqual([]);
  });

  it("names every mistake at once, with file and line", () => {
    const text = [
      "all: warn",
      "pss-priviliged: mandatory",
      "zzz: mandatory",
      "tag-required:",
      "  enforcementLevl: mandatory",
      "  keys: owner",
      "  paterns: {}",
      "k8s-image-pinned: [mandatory]",
      "byEnvironment:",
      "  local: {}",
      "  dev:",
      "    eks-version: {asOf: yesterday}",
      "    nothing: advisory",
      "  prod: advisory",
      "environments: [aws/prod]",
    ].join("\n");
    expect(lint(text)).toEqual([
      'policy.yaml:1: all: is not a level, got "warn"; use one of advisory, remediate, mandatory, disabled',
      'policy.yaml:2: pss-priviliged: is not a rule, got "pss-priviliged"; did you mean "pss-privileged"?',
      'policy.yaml:3: zzz: is not a rule, got "zzz"; `orchestrate policy list` shows the rules',
      'policy.yaml:5: tag-required.enforcementLevl: is not a parameter of this rule; did you mean "enforcementLevel"?',
      'policy.yaml:6: tag-required.keys: has the wrong type, got "owner"; give it a list of type string',
      'policy.yaml:7: tag-required.paterns: is not a parameter of this rule; did you mean "patterns"?',
      'policy.yaml:8: k8s-image-pinned: is not a level, got ["mandatory"]; use one of advisory, remediate, mandatory, disabled',
      'policy.yaml:10: byEnvironment.local: is not an environment, got "local"; write dev, whose levels hold for local',
      'policy.yaml:12: byEnvironment.dev.eks-version.asOf: has the wrong type, got "yesterday"; give it a string',
      'policy.yaml:13: byEnvironment.dev.nothing: is not a rule, got "nothing"; `orchestrate policy list` shows the rules',
      'policy.yaml:14: byEnvironment.prod: must be a map of rules, got "advisory"; write `<name>: <value>` lines',
      'policy.yaml:15: environments: is not read by this pack; name ESC environments at Pulumi, or write "byEnvironment"',
    ]);
  });

  it("names a key that is set twice, in a map of any depth", () => {
    const text = "all: advisory\ntag-required:\n  keys: [a]\n  keys: [b]\nall: mandatory\n";
    expect(lint(text)).toEqual([
      "policy.yaml:4: tag-required.keys: is set twice; remove one of the two",
      "policy.yaml:5: all: is set twice; remove one of the two",
    ]);
  });

  it("refuses what is not a map", () => {
    expect(lint("- all")).toEqual([
      'policy.yaml:1: the whole file: must be a map of rules, got ["all"]; write `<name>: <value>` lines',
    ]);
  });

  it("names the line of broken syntax", () => {
    expect(lint("all: advisory\nb: }\n")[0]).toMatch(/^policy\.yaml:2: is not valid YAML or JSON/);
  });

  it("refuses aliases that lead nowhere", () => {
    expect(lint("all: *level")).toEqual([
      expect.stringMatching(/^policy\.yaml:1: (?:has YAML aliases|is not valid YAML)/),
    ]);
  });
});
