import { describe, expect, it } from "vitest";
import { productSources, readRepositoryFile, repositoryFiles } from "../support/repository";

const files = new Set(repositoryFiles());

/** What must have a test of its own name, so that one knows where to look. */
const MIRRORED = [
  {
    what: "component",
    files: /^components\/[^/]+\/[^/]+\.ts$/,
    has: /^export (?:abstract )?class /,
  },
  { what: "pure module", files: /^components\/[^/]+\/pure\/[^/]+\.ts$/, has: /^export function / },
  {
    what: "policy rule",
    files: /^policy\/rules\/[^/]+\/[^/]+\.ts$/,
    has: /^export (?:const|function) /,
  },
] as const;

const testOf = (file: string) => `test/${file.replace(/\.ts$/, ".test.ts")}`;

describe("mirror of the sources under test/", () => {
  it.each(MIRRORED)("has a test of the same name for every $what", ({ files: pattern, has }) => {
    const lines = new RegExp(has, "m");
    const untested = productSources()
      .filter((file) => pattern.test(file) && lines.test(readRepositoryFile(file)))
      .filter((file) => !files.has(testOf(file)));
    expect(untested).toEqual([]);
  });

  it("has no component test whose source is gone", () => {
    const orphans = [...files]
      .filter((file) => /^test\/components\/.*\.test\.ts$/.test(file))
      .filter((file) => !files.has(file.slice("test/".length).replace(/\.test\.ts$/, ".ts")));
    expect(orphans).toEqual([]);
  });
});
