import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkConfiguration } from "../../cli/check-configuration";
import { ROOT } from "../support/repository";

describe("checkConfiguration", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "configuration-"));
    for (const file of ["Pulumi.yaml", "Pulumi.dev.yaml"]) {
      cpSync(path.join(ROOT, file), path.join(folder, file));
    }
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function edit(file: string, from: string, to: string): void {
    const target = path.join(folder, file);
    writeFileSync(target, readFileSync(target, "utf8").replace(from, to));
  }

  it("accepts the shipped configuration", () => {
    expect(checkConfiguration(folder, "dev")).toBe(undefined);
  });

  it("refuses a wrong setting before any engine starts", () => {
    edit("Pulumi.dev.yaml", '"1.35"', '"1.20"');
    expect(() => checkConfiguration(folder, "dev")).toThrow(
      'cluster.version: is not one of the allowed values, got "1.20"; use "1.34", "1.35" or "1.36"',
    );
  });

  it("refuses a wrong setting beside one that is encrypted", () => {
    edit("Pulumi.dev.yaml", '"1.35"', '"1.20"');
    edit("Pulumi.dev.yaml", "owner: platform-team", "owner: { secure: v1:abc }");
    expect(() => checkConfiguration(folder, "dev")).toThrow("cluster.version: ");
  });

  it("leaves a setting that is encrypted to the program", () => {
    edit("Pulumi.dev.yaml", '"1.35"', "{ secure: v1:abc }");
    expect(checkConfiguration(folder, "dev")).toBe(undefined);
  });

  it("refuses it in a project of another name too", () => {
    edit("Pulumi.yaml", "name: orchestration-platform", "name: acme-platform");
    edit("Pulumi.dev.yaml", '"1.35"', '"1.20"');
    const text = readFileSync(path.join(folder, "Pulumi.dev.yaml"), "utf8");
    const renamed = text.replaceAll("orchestration-platform:", "acme-platform:");
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), renamed);
    expect(() => checkConfiguration(folder, "dev")).toThrow("cluster.version: ");
  });

  it("leaves the settings of another program to that program", () => {
    writeFileSync(path.join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(path.join(folder, "Pulumi.dev.yaml"), "config: { shop:cluster: 3 }\n");
    expect(checkConfiguration(folder, "dev")).toBe(undefined);
  });
});
