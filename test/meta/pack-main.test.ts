import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readRepositoryFile, ROOT } from "../support/repository";

describe("policy pack", () => {
  const manifest: unknown = JSON.parse(readRepositoryFile("policy/package.json"));

  it("has compiled JavaScript as its main, else every preview would type-check it", () => {
    expect(manifest).toMatchObject({ main: "dist/index.js" });
    expect(existsSync(path.join(ROOT, "policy/dist/index.js"))).toBe(true);
  });

  it("has a version, without which the engine refuses it", () => {
    expect(manifest).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });
});
