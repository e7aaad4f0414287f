import { spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../support/repository";

/** Runs a script as our language host runs a program and returns what it prints. */
function withPreload(script: string, cwd = ROOT): string {
  const preload = path.join(ROOT, "sandbox/language-host/program-preload.cjs");
  const run = spawnSync(process.execPath, ["--require", preload, "-e", script], {
    cwd,
    encoding: "utf8",
  });
  return run.stdout.trim() || run.stderr;
}

describe("the preload of programs", () => {
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

  it("loads nothing for a program that has no provider packages", () => {
    expect(withPreload('console.log("ran")', os.tmpdir())).toBe("ran");
  });

  it("leaves out the trace of a promise and keeps that of an error", () => {
    const script = `
      Error.prepareStackTrace = (error) => "mapped: " + error.message;
      function debuggablePromise() { return new Error("bookkeeping").stack; }
      console.log(JSON.stringify([debuggablePromise(), new Error("real").stack]));`;
    expect(withPreload(script)).toBe('["","mapped: real"]');
  });

  it("changes nothing where no sources are mapped", () => {
    const script = 'console.log(Error.prepareStackTrace, new Error("real").stack.split("\\n")[0])';
    expect(withPreload(script)).toBe("undefined Error: real");
  });
});
