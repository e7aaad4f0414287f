import { parse } from "yaml";
import { describe, expect, it } from "vitest";
import { lintConfig } from "../../policy/config/lint-config";
import { LocatedDocument } from "../../policy/config/located-document";
import { RULES } from "../../policy/rules";
import { INLINE_PREFIX } from "../../policy/waivers/inline-waivers";
import { readWaivers } from "../../policy/waivers/read-waivers";
import { readRepositoryFile } from "../support/repository";

const examples = [
  ...readRepositoryFile("docs/runbooks/policy-finding.md").matchAll(/```yaml\n([^]*?)```/g),
].map(([, text = ""]) => text);

describe("the runbook of findings", () => {
  it("shows a waiver file that the linter accepts", () => {
    const ids = RULES.map(({ id }) => id);
    expect(readWaivers("w.yaml", examples[0] ?? "", ids).problems).toEqual([]);
  });

  it("shows an annotation that waives a rule of the pack", () => {
    const annotations = Object.keys(parse(examples[1] ?? "").metadata.annotations);
    const waived = annotations.map((key) => key.slice(INLINE_PREFIX.length));
    expect(RULES.map(({ id }) => id)).toEqual(expect.arrayContaining(waived));
  });

  it("shows a configuration that the linter accepts", () => {
    expect(lintConfig(new LocatedDocument("c.yaml", examples[2] ?? ""))).toEqual([]);
  });
});
