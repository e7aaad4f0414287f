import { existsSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { whileLocked } from "../../../sandbox/providers/account-lock";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

/** A process that cannot exist: Linux counts to four million, others to less. */
const NOBODY = "2000000000";

describe("whileLocked", () => {
  const file = () => path.join(scratch(), "aws.jsonl");

  it("returns what the work returns and leaves no lock", () => {
    const locked = file();
    expect(whileLocked(locked, () => existsSync(`${locked}.lock`))).toBe(true);
    expect(existsSync(`${locked}.lock`)).toBe(false);
  });

  it("leaves no lock when the work fails", () => {
    const locked = file();
    const fail = () => {
      throw new Error("full");
    };
    expect(() => whileLocked(locked, fail)).toThrow("full");
    expect(existsSync(`${locked}.lock`)).toBe(false);
  });

  it("takes over from a process that was killed", () => {
    const locked = file();
    writeFileSync(`${locked}.lock`, NOBODY);
    expect(whileLocked(locked, () => "mine")).toBe("mine");
  });

  it("takes over a lock whose maker was killed before it signed", () => {
    const locked = file();
    writeFileSync(`${locked}.lock`, "");
    utimesSync(`${locked}.lock`, 0, 0);
    expect(whileLocked(locked, () => "mine")).toBe("mine");
  });
});
