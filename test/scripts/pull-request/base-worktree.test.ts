import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runner, withBaseWorktree } from "../../../scripts/pull-request/base-worktree";

let root = "";

const git = (...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "base-worktree-"));
  git("init", "--quiet");
  mkdirSync(path.join(root, "node_modules"));
  writeFileSync(path.join(root, "a.txt"), "base");
  git("add", "a.txt");
  git("commit", "--quiet", "--message", "base");
  writeFileSync(path.join(root, "a.txt"), "head");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const run = runner(new AbortController().signal);

describe("withBaseWorktree", () => {
  it("hands the base with the packages of the working copy, and takes it away again", async () => {
    let seen = "";
    const text = await withBaseWorktree(root, "HEAD", run, async (folder) => {
      seen = folder;
      expect(existsSync(path.join(folder, "node_modules"))).toBe(true);
      return readFileSync(path.join(folder, "a.txt"), "utf8");
    });
    expect(text).toBe("base");
    expect(existsSync(path.dirname(seen))).toBe(false);
    expect(existsSync(path.join(root, "node_modules"))).toBe(true);
    expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);
  });

  it("takes it away when it is interrupted", async () => {
    const stop = new AbortController();
    const work = withBaseWorktree(root, "HEAD", runner(stop.signal), (folder) => {
      const waiting = runner(stop.signal)("git", ["cat-file", "--batch"], folder);
      stop.abort();
      return waiting;
    });
    await expect(work).rejects.toThrow("aborted");
    expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);
  });

  it("says what git says of a commit that does not exist", async () => {
    const work = withBaseWorktree(root, "nowhere", run, async () => undefined);
    await expect(work).rejects.toThrow("nowhere");
  });
});
