import { describe, expect, it } from "vitest";
import { engineRelease } from "../../../engine/toolchain/engine-release";

describe("engineRelease", () => {
  it.each([
    ["linux", "x64", "pulumi-v3.259.0-linux-x64.tar.gz"],
    ["darwin", "arm64", "pulumi-v3.259.0-darwin-arm64.tar.gz"],
    ["win32", "x64", "pulumi-v3.259.0-windows-x64.zip"],
  ])("names the file for %s on %s", (platform, architecture, name) => {
    expect(engineRelease(platform, architecture).assetName).toBe(name);
  });

  it("takes archive and checksums from the vendor's own hosts", () => {
    const { archiveUrl, checksumsUrl } = engineRelease("linux", "x64");
    expect([archiveUrl, checksumsUrl]).toEqual([
      "https://get.pulumi.com/releases/sdk/pulumi-v3.259.0-linux-x64.tar.gz",
      "https://github.com/pulumi/pulumi/releases/download/v3.259.0/pulumi-3.259.0-checksums.txt",
    ]);
  });

  it("says for which platforms there are releases", () => {
    expect(() => engineRelease("freebsd", "x64")).toThrow(
      "there is no official Pulumi CLI for freebsd on x64; " +
        "releases exist for linux, darwin and win32 on x64 and arm64",
    );
  });
});
