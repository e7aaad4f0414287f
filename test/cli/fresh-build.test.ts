import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { isStale, refreshBuild } from "../../cli/fresh-build";
import { temporaryFolder } from "./temporary-folder";

const root = temporaryFolder();

/** Writes a file as if at that second. */
function write(file: string, second: number, text = ""): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  utimesSync(full, second, second);
}

/** A build that counts its runs and translates the program. */
const BUILD = `
import { appendFileSync, writeFileSync } from "node:fs";
appendFileSync("builds.log", "built\\n");
writeFileSync("dist/index.js", "");
`;

const builds = () => readFileSync(path.join(root, "builds.log"), "utf8");

beforeEach(() => {
  write("builds.log", 1);
  write("scripts/build.mjs", 1, BUILD);
  write("node_modules/esbuild/package.json", 1, "{}");
  write("index.ts", 1);
  write("plan/tree.ts", 1);
  write("policy/dist/index.ts", 9);
  write("dist/index.js", 5);
});

describe("isStale", () => {
  it("finds a build fresh that is younger than every source", () => {
    expect(isStale(root)).toBe(false);
  });

  it("finds a build stale once a source is younger", () => {
    write("plan/tree.ts", 6);
    expect(isStale(root)).toBe(true);
  });
});

describe("refreshBuild", () => {
  it("builds nothing where the build is fresh", () => {
    expect(refreshBuild(root)).toBe(true);
    expect(builds()).toBe("");
  });

  it("builds once where a source is younger and gives the lock back", () => {
    write("plan/tree.ts", 6);
    expect([refreshBuild(root), refreshBuild(root)]).toEqual([true, true]);
    expect(builds()).toBe("built\n");
    expect(readdirSync(path.join(root, "dist"))).toEqual(["index.js"]);
  });

  it("takes over the lock of a process that was killed", () => {
    write("plan/tree.ts", 6);
    mkdirSync(path.join(root, "dist", ".building"));
    utimesSync(path.join(root, "dist", ".building"), 1, 1);
    expect(refreshBuild(root)).toBe(true);
    expect(builds()).toBe("built\n");
  });

  it("says that a build failed", () => {
    write("plan/tree.ts", 6);
    write("scripts/build.mjs", 1, "process.exit(1)");
    expect(refreshBuild(root)).toBe(false);
  });

  it("builds nothing in an installed package", () => {
    expect(refreshBuild(path.join(root, "plan"))).toBe(true);
  });
});
