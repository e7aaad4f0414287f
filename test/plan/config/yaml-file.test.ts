import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ConfigurationError } from "../../../components/core/pure/configuration-error";
import { readYamlMapping } from "../../../plan/config/yaml-file";

const folder = mkdtempSync(path.join(os.tmpdir(), "yaml-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(text: string): unknown {
  const file = path.join(folder, "Pulumi.dev.yaml");
  writeFileSync(file, text);
  return readYamlMapping(file);
}

describe("readYamlMapping", () => {
  it("reads a mapping, aliases included", () => {
    expect(read("one: &a [1]\ntwo: *a\n")).toEqual({ one: [1], two: [1] });
  });

  it.each([
    ["text", "Pulumi.dev.yaml: is not a mapping; write it as `key: value` lines"],
    [
      "one: *a\n",
      "Pulumi.dev.yaml: cannot be read (Unresolved alias (the anchor must be set before the alias): a); correct its aliases",
    ],
    [
      "one: &a [*a]\n",
      "Pulumi.dev.yaml: cannot be read (Converting circular structure to JSON); correct its aliases",
    ],
  ])("refuses %j", (text, problem) => {
    expect(() => read(text)).toThrow(new ConfigurationError([problem]));
  });

  it("names the line that is not YAML", () => {
    expect(() => read("a: 1\nb: [\n")).toThrow(/^Pulumi.dev.yaml:2: is not valid YAML|:3: /);
  });
});
