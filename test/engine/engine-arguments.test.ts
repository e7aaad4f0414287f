import { describe, expect, it } from "vitest";
import { previewsOnly, wantsJson, withoutRemove } from "../../engine/engine-arguments";

describe("wantsJson", () => {
  it.each([
    "--json",
    "--json=true",
    "--json=1",
    "-j",
    "-yj",
    "-jy",
    "-Qj",
    "-j=true",
    "--yes --json",
    "--json=false --json",
  ])("sees it in %s", (line) => {
    expect(wantsJson(line.split(" "))).toBe(true);
  });

  it.each([
    "",
    "--yes",
    "--json=false",
    "-j=F",
    "--json --json=false",
    "--jsonish",
    "-pj",
    "-mjoin",
    "-y",
    "json",
  ])("does not see it in %j", (line) => {
    expect(wantsJson(line.split(" "))).toBe(false);
  });
});

describe("previewsOnly", () => {
  it.each(["--preview-only", "--yes --preview-only=true"])("sees it in %s", (line) => {
    expect(previewsOnly(line.split(" "))).toBe(true);
  });

  it.each(["", "--yes", "--preview-only=false", "--preview"])("does not in %j", (line) => {
    expect(previewsOnly(line.split(" "))).toBe(false);
  });
});

describe("withoutRemove", () => {
  it("leaves out the flag, and what only looks like it not", () => {
    const kept = ["--remove-backups", "--target", "x", "-r"];
    expect(withoutRemove(["--remove", ...kept, "--remove=true"])).toEqual(kept);
  });
});
