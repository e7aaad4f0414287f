import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readDefinitions } from "../../../sandbox/control-plane/definitions";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

function definition(name: string, group: string) {
  const versions = [
    { name: "v1", served: true },
    { name: "v1alpha1", served: false },
  ];
  return {
    kind: "CustomResourceDefinition",
    metadata: { name },
    spec: { group, names: { kind: "Thing" }, versions },
  };
}

function written(...documents: readonly unknown[]): string {
  const file = path.join(scratch(), "all.yaml");
  writeFileSync(file, documents.map((document) => stringify(document)).join("---\n"));
  return file;
}

describe("readDefinitions", () => {
  it("takes definitions and leaves what else a file holds", async () => {
    const file = written({ kind: "Namespace" }, definition("things.a", "a"), null);
    const [found, ...more] = await readDefinitions([file]);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ name: "things.a", group: "a", kind: "Thing", versions: ["v1"] });
  });

  it("lets a later file replace an earlier one's definition of the same name", async () => {
    const found = await readDefinitions([
      written(definition("things.a", "old")),
      written(definition("things.a", "new")),
    ]);
    expect(found.map(({ group }) => group)).toEqual(["new"]);
  });
});
