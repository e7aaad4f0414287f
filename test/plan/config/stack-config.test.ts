import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { loadStackConfig } from "../../../plan/config/stack-config";

const folder = mkdtempSync(path.join(tmpdir(), "stack-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const PROJECT = `
name: shop
config:
  environment: { type: string }
  replicas: { type: integer, default: 2 }
  network: { type: object, default: { zones: 3, cidr: 10.0.0.0/16 } }
  token: { type: string, secret: true, default: "" }
  aws:region: eu-west-1
`;

function write(name: string, text: string): void {
  writeFileSync(path.join(folder, name), text);
}

const loadDev = (config: string) => {
  write("Pulumi.dev.yaml", `config:\n${config}`);
  return loadStackConfig(folder, "dev");
};

beforeEach(() => {
  write("Pulumi.yaml", PROJECT);
  write("Pulumi.dev.yaml", "config:\n  environment: dev\n");
});

describe("loadStackConfig", () => {
  it("applies the defaults of Pulumi.yaml, namespaced, objects as JSON with sorted keys", () => {
    expect(loadStackConfig(folder, "dev")).toEqual({
      project: "shop",
      stack: "dev",
      environment: "dev",
      config: {
        "aws:region": "eu-west-1",
        "shop:environment": "dev",
        "shop:network": '{"cidr":"10.0.0.0/16","zones":3}',
        "shop:replicas": "2",
        "shop:token": "",
      },
      secretKeys: ["shop:token"],
      declaredKeys: [
        "shop:environment",
        "shop:replicas",
        "shop:network",
        "shop:token",
        "aws:region",
      ],
    });
  });

  it("replaces a default object whole", () => {
    const { config } = loadDev("  environment: dev\n  network: { zones: 2 }\n");
    expect(config["shop:network"]).toBe('{"zones":2}');
  });

  it("reads a key with and without the project's name", () => {
    expect(loadDev("  environment: dev\n  shop:replicas: 5\n").config["shop:replicas"]).toBe("5");
    expect(loadDev("  environment: dev\n  replicas: 6\n").config["shop:replicas"]).toBe("6");
  });

  it("makes an encrypted value a secret unknown, also inside an object", () => {
    const { config, secretKeys } = loadDev(
      "  environment: dev\n  network: { key: { secure: v1:abc } }\n",
    );
    expect(config["shop:network"]).toBe('{"key":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}');
    expect(secretKeys).toContain("shop:network");
  });

  it("hands on keys that Pulumi.yaml does not declare", () => {
    expect(loadDev("  environment: dev\n  netwrok: 1\n").config["shop:netwrok"]).toBe("1");
  });

  it("reports a missing key and a wrong type together", () => {
    expect(() => loadDev("  replicas: many\n")).toThrow(
      "2 problems:\n" +
        "  Pulumi.dev.yaml: config.shop:environment: is missing and has no default; set it\n" +
        '  Pulumi.dev.yaml: config.shop:replicas: is not of type integer, got "many"; write it as integer',
    );
  });

  it("shows no value of a secret key", () => {
    expect(() => loadDev("  environment: dev\n  token: [hidden]\n")).toThrow(
      "Pulumi.dev.yaml: config.shop:token: is not of type string; write it as string",
    );
  });

  it("refuses an environment that has no profile", () => {
    expect(() => loadDev("  environment: prodd\n")).toThrow(
      'Pulumi.dev.yaml: config.shop:environment: is not an environment, got "prodd"; ' +
        'use one of dev, prod, local (did you mean "prod"?)',
    );
  });

  it("names the stacks that there are and the nearest", () => {
    write("Pulumi.prod.yaml", "");
    expect(() => loadStackConfig(folder, "pord")).toThrow(
      '--stack: there is no such stack, got "pord"; use one of dev, prod (did you mean "prod"?)',
    );
  });

  it("reads another file instead of the stack's own, for a stack that may have none", () => {
    write("next.yaml", "config:\n  environment: dev\n  replicas: 5\n");
    const { stack, config } = loadStackConfig(folder, "trial", path.join(folder, "next.yaml"));
    expect([stack, config["shop:replicas"]]).toEqual(["trial", "5"]);
  });

  it("names that file in messages", () => {
    write("next.yaml", "config:\n  environment: dev\n  replicas: many\n");
    expect(() => loadStackConfig(folder, "dev", path.join(folder, "next.yaml"))).toThrow(
      "next.yaml: config.shop:replicas: is not of type integer",
    );
  });

  it("names the line of broken YAML", () => {
    expect(() => loadDev("  environment: dev\n  replicas: [1\n")).toThrow(
      /^Pulumi\.dev\.yaml:4: is not valid YAML \(.+\); correct the line$/,
    );
  });

  it("refuses a project without a name", () => {
    write("Pulumi.yaml", "runtime: nodejs\n");
    expect(() => loadStackConfig(folder, "dev")).toThrow(
      "Pulumi.yaml: name: is missing; give the project a name",
    );
  });

  it("refuses a type that Pulumi does not have", () => {
    write("Pulumi.yaml", "name: shop\nconfig: { size: { type: number } }\n");
    expect(() => loadStackConfig(folder, "dev")).toThrow(
      'Pulumi.yaml: config.size.type: is unknown, got "number"; ' +
        "use one of string, integer, boolean, array, object",
    );
  });
});
