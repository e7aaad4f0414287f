import { describe, expect, it } from "vitest";
import { importsOf } from "../support/imports";
import { productSources } from "../support/repository";
import { findCycles, importGraph } from "./import-cycles";

const imports = productSources().flatMap((file) => importsOf(file));

describe("imports", () => {
  it("form no cycle, imports of types included", () => {
    expect(
      findCycles(importGraph(imports)).filter((cycle) => !cycle[0]?.startsWith("policy/")),
    ).toEqual([]);
  });
});

describe("findCycles", () => {
  const cyclesOf = (...edges: readonly (readonly [string, string])[]) => {
    const edgeImports = edges.flatMap(([from, to]) =>
      importsOf(from, `import type {} from "${to}";`),
    );
    return findCycles(importGraph(edgeImports));
  };

  it("lists the files that reach each other, each group once", () => {
    expect(
      cyclesOf(
        ["plan/a.ts", "./b"],
        ["plan/b.ts", "./c/index.js"],
        ["plan/c/index.ts", "../a"],
        ["plan/d.ts", "./a"],
      ),
    ).toEqual([["plan/a.ts", "plan/b.ts", "plan/c/index.ts"]]);
  });

  it("sees through a folder's index", () => {
    expect(cyclesOf(["plan/index.ts", "./a"], ["plan/a.ts", "."])).toEqual([
      ["plan/a.ts", "plan/index.ts"],
    ]);
  });

  it("finds none where files are imported twice on different ways", () => {
    expect(
      cyclesOf(
        ["plan/a.ts", "./b"],
        ["plan/a.ts", "./c"],
        ["plan/b.ts", "./d"],
        ["plan/c.ts", "./d"],
      ),
    ).toEqual([]);
  });
});
