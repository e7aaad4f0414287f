import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keepWholeState, restoreWholeState } from "../../sandbox/whole-state";
import { scratchFolders } from "../support/scratch-folder";

const scratch = scratchFolders();
const WHOLE = '{"version":3}';
const CUT_OFF = '{"version":3,"check';

/** A state and the copy that a keeper made of it, after the state became something else. */
function kept(first: string, then: string): { readonly state: string; readonly copy: string } {
  const folder = scratch();
  const state = path.join(folder, "dev.json");
  const copy = path.join(folder, "accounts", "state.json");
  writeFileSync(state, first);
  keepWholeState(state, copy).stop();
  writeFileSync(state, then);
  keepWholeState(state, copy).stop();
  return { state, copy };
}

describe("keepWholeState", () => {
  it("copies a state that is whole", () => {
    const { copy } = kept(WHOLE, '{"version":4}');
    expect(readFileSync(copy, "utf8")).toBe('{"version":4}');
  });

  it.each(["", CUT_OFF, "null"])("keeps the last whole one when the state becomes %j", (then) => {
    const { copy } = kept(WHOLE, then);
    expect(readFileSync(copy, "utf8")).toBe(WHOLE);
  });

  it("makes no copy of a state that never was whole", () => {
    expect(existsSync(kept("", CUT_OFF).copy)).toBe(false);
  });
});

describe("keepWholeState, when it cannot write", () => {
  it("keeps the copy of before, and ends without an error", () => {
    const folder = scratch();
    const state = path.join(folder, "dev.json");
    const copy = path.join(folder, "accounts", "state.json");
    writeFileSync(state, WHOLE);
    const keeper = keepWholeState(state, copy);
    expect(readFileSync(copy, "utf8")).toBe(WHOLE);
    // A folder where the new copy would go stands for a disk that takes no more.
    mkdirSync(`${copy}.new`);
    writeFileSync(state, '{"version":4}');
    expect(() => keeper.stop()).not.toThrow();
    expect(readFileSync(copy, "utf8")).toBe(WHOLE);
  });

  it("looks at the beginning and the end where nothing can be watched", () => {
    const folder = scratch();
    const state = path.join(folder, "none", "dev.json");
    const copy = path.join(folder, "state.json");
    const keeper = keepWholeState(state, copy);
    mkdirSync(path.dirname(state));
    writeFileSync(state, WHOLE);
    keeper.stop();
    expect(readFileSync(copy, "utf8")).toBe(WHOLE);
  });

  it("leaves no half of a copy", () => {
    const folder = scratch();
    const state = path.join(folder, "dev.json");
    const copy = path.join(folder, "state.json");
    writeFileSync(state, WHOLE);
    mkdirSync(copy);
    keepWholeState(state, copy).stop();
    expect(readdirSync(folder).sort()).toEqual(["dev.json", "state.json"]);
  });

  it("ends without an error when the state is gone", () => {
    const folder = scratch();
    const state = path.join(folder, "dev.json");
    writeFileSync(state, WHOLE);
    const keeper = keepWholeState(state, path.join(folder, "copy.json"));
    rmSync(state);
    expect(() => keeper.stop()).not.toThrow();
  });
});

describe("restoreWholeState", () => {
  it("puts the copy back where the state was cut off", () => {
    const { state, copy } = kept(WHOLE, CUT_OFF);
    writeFileSync(`${state}.attrs`, "{}");
    expect(restoreWholeState(state, copy)).toBe(true);
    expect(readFileSync(state, "utf8")).toBe(WHOLE);
    expect(existsSync(`${state}.attrs`)).toBe(false);
  });

  it("leaves a whole state alone, though the copy is older", () => {
    const { state, copy } = kept(CUT_OFF, WHOLE);
    writeFileSync(copy, '{"version":2}');
    expect(restoreWholeState(state, copy)).toBe(false);
    expect(readFileSync(state, "utf8")).toBe(WHOLE);
  });

  it("cannot help where there is no copy", () => {
    const { state, copy } = kept("", "");
    expect(restoreWholeState(state, copy)).toBe(false);
  });
});
