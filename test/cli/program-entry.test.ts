import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { programEntry } from "../../cli/program-entry";
import { findProjectRoot, PACKAGE_ROOT } from "../../engine/project-root";
import { temporaryFolder } from "./temporary-folder";

const folder = temporaryFolder();

/** A project with these files. */
function project(name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    const full = path.join(folder, name, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  return path.join(folder, name);
}

describe("programEntry", () => {
  it("prefers the translated program", async () => {
    const root = project("translated", {
      "dist/index.js": "",
      "package.json": '{"main":"m.js"}',
      "m.js": "",
    });
    expect(await programEntry(root)).toBe(path.join(root, "dist", "index.js"));
  });

  it("takes `main` of package.json where nothing is translated", async () => {
    const root = project("plain", { "package.json": '{"main":"m.js"}', "m.js": "" });
    expect(await programEntry(root)).toBe(path.join(root, "m.js"));
  });

  it("says how to name a program that is not there", async () => {
    const root = project("empty", { "package.json": "{}" });
    await expect(programEntry(root)).rejects.toThrow(
      'index.ts: the program does not exist; name it in "main" of package.json',
    );
  });
});

describe("findProjectRoot", () => {
  it("is the nearest folder above with a Pulumi.yaml", () => {
    const root = project("nested", { "Pulumi.yaml": "", "a/b/c.txt": "" });
    expect(findProjectRoot(path.join(root, "a", "b"))).toBe(root);
  });

  it("is this package where there is none", () => {
    expect(findProjectRoot(folder)).toBe(PACKAGE_ROOT);
  });
});
