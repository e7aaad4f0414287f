import { spawnSync } from "node:child_process";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../support/repository";

/** Runs a script with the preload of Pulumi.yaml and returns what it prints. */
function withPreload(script: string): string {
  const preload = path.join(ROOT, "scripts/lazy-providers.cjs");
  const run = spawnSync(process.execPath, ["--require", preload, "-e", script], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return run.stdout.trim() || run.stderr;
}

describe("the preload of provider packages", () => {
  it("gives the classes of a service, and reads no other service", () => {
    const script = `
      const { ec2 } = require("@pulumi/aws");
      const read = Object.keys(require.cache).some((file) => file.includes("/aws/sagemaker/"));
      console.log(typeof ec2.Vpc, read);`;
    expect(withPreload(script)).toBe("function false");
  });

  it("gives the functions of the root too", () => {
    const script = 'console.log(typeof require("@pulumi/aws").getCallerIdentityOutput)';
    expect(withPreload(script)).toBe("function");
  });

  it("gives the provider class", () => {
    const script = 'console.log(typeof require("@pulumi/kubernetes").Provider)';
    expect(withPreload(script)).toBe("function");
  });
});
