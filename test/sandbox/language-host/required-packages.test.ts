import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { findRequiredPackages } from "../../../sandbox/language-host/required-packages";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

function project(manifests: Readonly<Record<string, unknown>>): string {
  const root = scratch();
  for (const [name, manifest] of Object.entries(manifests)) {
    const folder = path.join(root, "node_modules", "@pulumi", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  }
  return root;
}

describe("findRequiredPackages", () => {
  it("finds provider packages and no others", async () => {
    const root = project({
      aws: { version: "7.48.0", pulumi: { resource: true, name: "aws" } },
      policy: { version: "1.21.0" },
    });
    expect(await findRequiredPackages(root)).toEqual([{ name: "aws", version: "7.48.0" }]);
  });

  it("prefers the version of the plugin to that of the package", async () => {
    const pulumi = { resource: true, name: "eks", version: "3.0.1" };
    const root = project({ eks: { version: "3.0.2", pulumi } });
    expect(await findRequiredPackages(root)).toEqual([{ name: "eks", version: "3.0.1" }]);
  });

  it("finds nothing where nothing is installed", async () => {
    expect(await findRequiredPackages(scratch())).toEqual([]);
  });
});
