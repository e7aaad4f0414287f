import { readFileSync } from "node:fs";
import * as pulumi from "@pulumi/pulumi";
import { resetOptions, setMockOptions } from "@pulumi/pulumi/runtime/settings";
import * as settings from "@pulumi/pulumi/runtime/settings";
import { describe, expect, it } from "vitest";

/** The embedded engine stands on parts of the SDK that are internal, so a new version is looked at. */
describe("internals of the Pulumi SDK", () => {
  it("are those of the version that the engine was written for", () => {
    const file = require.resolve("@pulumi/pulumi/package.json");
    const { version } = JSON.parse(readFileSync(file, "utf8")) as { version: string };
    expect(version).toBe("3.248.0");
  });

  it("let a monitor be put in the place of the engine's", () => {
    const monitor = { close: () => {} };
    setMockOptions(monitor, "shop", "dev", true, "organization");
    expect(settings.getMonitor()).toBe(monitor);
    expect([pulumi.getProject(), pulumi.getStack(), pulumi.runtime.isDryRun()]).toEqual([
      "shop",
      "dev",
      true,
    ]);
    resetOptions("", "", -1, "", "", false, "");
    expect(settings.getMonitor()).toBeUndefined();
  });

  it("mark unknowns and secrets on the wire as the engine decodes them", () => {
    const { unknownValue, specialSigKey, specialSecretSig } = pulumi.runtime;
    expect([unknownValue, specialSigKey, specialSecretSig]).toEqual([
      "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
      "4dabf18193072939515e22adb298388d",
      "1b47061264138c4ac30d75fd1eb44270",
    ]);
  });
});
