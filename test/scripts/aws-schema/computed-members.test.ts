import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { Shape } from "../../../sandbox/providers/aws/schema/shape";
import { findComputedMembers } from "../../../scripts/aws-schema/computed-members";

const SOURCE = ts.createSourceFile(
  "output.d.ts",
  "interface Disk { id: string; size: number; label?: string; keys: outputs.Key[] }" +
    "interface Key { arn: string }",
  ts.ScriptTarget.Latest,
  true,
);
const TYPES = new Map(
  SOURCE.statements.filter(ts.isInterfaceDeclaration).map((type) => [type.name.text, type]),
);
const DISK: Shape = {
  members: {
    id: "string",
    size: "number",
    label: "string",
    keys: { list: { members: { arn: "string" } } },
  },
  required: ["size", "keys"],
};

/** Computed paths of an input `disk` whose output has a type of that text. */
function find(input: Shape, output: string): readonly string[] {
  const text = `declare const disk: ${output};`;
  const source = ts.createSourceFile("class.d.ts", text, ts.ScriptTarget.Latest, true);
  const [statement] = source.statements.filter(ts.isVariableStatement);
  return findComputedMembers(
    input,
    statement?.declarationList.declarations[0]?.type,
    "disk",
    TYPES,
  );
}

describe("findComputedMembers", () => {
  it("finds members that are optional inputs and always outputs, at any depth", () => {
    const found = find(DISK, "pulumi.Output<outputs.Disk | undefined>");
    expect(found).toEqual(["disk.id", "disk.keys[].arn"]);
  });

  it("looks into lists", () => {
    const found = find({ list: DISK }, "pulumi.Output<outputs.Disk[]>");
    expect(found).toEqual(["disk[].id", "disk[].keys[].arn"]);
  });

  it.each([
    ["a text", "string", "pulumi.Output<string>"],
    ["a map", { map: "string" }, "pulumi.Output<{ [key: string]: string }>"],
    ["a type that contains itself", "any", "pulumi.Output<outputs.Disk>"],
  ] as const)("finds none in %s", (_, input, output) => {
    expect(find(input, output)).toEqual([]);
  });
});
