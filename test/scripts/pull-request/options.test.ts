import { describe, expect, it } from "vitest";
import { readOptions } from "../../../scripts/pull-request/options";

describe("readOptions", () => {
  it.each([
    [["--base", "main"], { base: "main", skipTests: false }],
    [["--base", "main", "--skip-tests"], { base: "main", skipTests: true }],
    [["--base", "main", "--out", "a.md"], { base: "main", skipTests: false, out: "a.md" }],
    [["--help"], "help"],
    [[], { problem: "--base: is missing; name the commit to compare with" }],
    [
      ["--base=--upload-pack=x"],
      { problem: '--base: is not a commit, got "--upload-pack=x"; name a commit, branch or tag' },
    ],
    [["--wat"], { problem: expect.stringContaining("--wat") }],
  ])("reads %j", (args, expected) => {
    expect(readOptions(args)).toEqual(expected);
  });
});
