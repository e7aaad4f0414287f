import path from "node:path";
import { describe, expect, it } from "vitest";
import { cacheRoot, programFile, toolFolder } from "../../../engine/toolchain/cache-folder";

describe("cacheRoot", () => {
  it("is in the home folder's cache by default", () => {
    expect(cacheRoot({ HOME: "/home/ada" })).toBe("/home/ada/.cache/orchestration-platform");
  });

  it("honours XDG_CACHE_HOME", () => {
    const env = { HOME: "/home/ada", XDG_CACHE_HOME: "/var/cache/ada" };
    expect(cacheRoot(env)).toBe("/var/cache/ada/orchestration-platform");
  });

  it("ignores a relative XDG_CACHE_HOME, as its specification asks", () => {
    const env = { HOME: "/home/ada", XDG_CACHE_HOME: "cache" };
    expect(cacheRoot(env)).toBe("/home/ada/.cache/orchestration-platform");
  });

  it("takes ORCHESTRATION_CACHE as it is, before everything else", () => {
    const env = { ORCHESTRATION_CACHE: "/opt/tools", XDG_CACHE_HOME: "/var/cache/ada" };
    expect(cacheRoot(env)).toBe("/opt/tools");
  });
});

describe("toolFolder", () => {
  it("has the version in the path", () => {
    const folder = toolFolder({ ORCHESTRATION_CACHE: "/opt/tools" }, "pulumi", "3.259.0");
    expect(folder).toBe(path.join("/opt/tools", "pulumi", "3.259.0"));
  });
});

describe("programFile", () => {
  it("adds the extension that Windows needs", () => {
    expect([programFile("pulumi", "win32"), programFile("pulumi", "linux")]).toEqual([
      "pulumi.exe",
      "pulumi",
    ]);
  });
});
