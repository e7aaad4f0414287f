import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ConfigurationError } from "../../components/core";
import { parseSettings } from "../../stacks/settings";

type Raw = Record<string, unknown>;

/** Configuration of a shipped stack as the engine would hand it over. */
function shipped(stack: string): Raw {
  const file = path.join(__dirname, `../../Pulumi.${stack}.yaml`);
  const document = parse(readFileSync(file, "utf8")) as { config: Raw };
  return Object.fromEntries(
    Object.entries(document.config).map(([key, value]) => [key.split(":")[1] ?? key, value]),
  );
}

/** The dev configuration with one layer's keys overridden. */
function devWith(layer: string, changes: Raw): Raw {
  const raw = shipped("dev");
  return { ...raw, [layer]: { ...(raw[layer] as Raw), ...changes } };
}

function problemsOf(raw: Raw): readonly string[] {
  try {
    parseSettings(raw);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("parseSettings", () => {
  it.each(["dev", "prod", "local"])("accepts the shipped configuration of %s", (stack) => {
    expect(parseSettings({ platform: {}, ...shipped(stack) }).environment).toBe(stack);
  });

  it("creates a layer that names no source", () => {
    expect(parseSettings({ platform: {}, ...shipped("dev") }).network.source).toBe("create");
  });

  it("puts the profile of the environment beside the settings", () => {
    const { profile } = parseSettings({ platform: {}, ...shipped("prod") });
    expect(profile.network.nat).toEqual({ kind: "per-zone" });
  });

  it("names a missing key", () => {
    const { owner: _, ...raw } = shipped("dev");
    expect(problemsOf({ platform: {}, ...raw })).toEqual([
      "owner: is required; set it to a string",
    ]);
  });

  it("suggests the setting that a misspelt key meant", () => {
    expect(problemsOf({ platform: {}, ...devWith("network", { reservedCidr: [] }) })).toEqual([
      'network.reservedCidr: is not a setting; did you mean "reservedCidrs"?',
    ]);
  });

  it("lists the settings where no key is near", () => {
    expect(problemsOf({ platform: {}, ...shipped("dev"), colour: "blue" })).toEqual([
      "colour: is not a setting; the settings here are environment, owner, costCenter, domain, " +
        "network, cluster, platform, services, regions, clusters",
    ]);
  });

  it("names the allowed values of an enumeration", () => {
    expect(problemsOf({ platform: {}, ...shipped("dev"), environment: "staging" })).toEqual([
      'environment: is not one of the allowed values, got "staging"; use "dev", "prod" or "local"',
    ]);
  });

  it("refuses a Kubernetes version that the components are not tested for", () => {
    expect(problemsOf({ platform: {}, ...devWith("cluster", { version: "1.29" }) })).toEqual([
      'cluster.version: is not one of the allowed values, got "1.29"; use "1.34", "1.35" or "1.36"',
    ]);
  });

  it("refuses a number of the wrong type", () => {
    const workload = { image: `r.example.com/a@sha256:${"0".repeat(64)}`, port: "http" };
    expect(
      problemsOf({ platform: {}, ...shipped("dev"), services: { workloads: { web: workload } } }),
    ).toEqual([
      'services.workloads.web.port: must be a whole number from 1 to 65535, got "http"; ' +
        "use one in that range",
    ]);
  });

  it("refuses a number out of range", () => {
    const pools = { main: { instanceTypes: ["m7g.large"], minSize: 1, maxSize: 900 } };
    expect(problemsOf({ platform: {}, ...devWith("cluster", { pools }) })).toEqual([
      "cluster.pools.main.maxSize: must be a whole number from 1 to 450, got 900; use one in that range",
    ]);
  });

  it("refuses a pool whose least size is above its greatest", () => {
    const pools = { main: { instanceTypes: ["m7g.large"], minSize: 5, maxSize: 2 } };
    expect(problemsOf({ platform: {}, ...devWith("cluster", { pools }) })).toEqual([
      "cluster.pools.main.minSize: must be at most maxSize, got 5; lower minSize or raise maxSize",
    ]);
  });

  it("refuses an image without a digest", () => {
    const services = { workloads: { web: { image: "registry.example.com/web:1.0" } } };
    expect(problemsOf({ platform: {}, ...shipped("dev"), services })).toEqual([
      'services.workloads.web.image: must be pinned by digest, got "registry.example.com/web:1.0"; ' +
        "write it as registry/name:tag@sha256:<digest>",
    ]);
  });

  it("refuses an API server that is open to the world", () => {
    expect(
      problemsOf({ platform: {}, ...devWith("cluster", { publicAccessCidrs: ["0.0.0.0/0"] }) }),
    ).toEqual([
      'cluster.publicAccessCidrs[0]: must not open the API server to the world, got "0.0.0.0/0"; ' +
        "name the range of an office or VPN",
    ]);
  });

  it("refuses a range that is too small for a cluster", () => {
    expect(problemsOf({ platform: {}, ...devWith("network", { cidr: "10.10.0.0/24" }) })).toEqual([
      'network.cidr: is not between /16 and /20, got "10.10.0.0/24"; AWS allows no VPC larger than ' +
        "/16; in one smaller than /20 nodes run out of addresses",
    ]);
  });

  it("refuses a range that overlaps a reserved one", () => {
    const reservedCidrs = ["10.20.0.0/16", "10.10.128.0/20"];
    expect(problemsOf({ platform: {}, ...devWith("network", { reservedCidrs }) })).toEqual([
      'network.reservedCidrs[1]: overlaps network.cidr (10.10.0.0/16), got "10.10.128.0/20"; ' +
        "choose a network.cidr outside it",
    ]);
  });

  it("refuses a reserved range that cannot be read", () => {
    const reservedCidrs = ["999.0.0.0/16"];
    expect(problemsOf({ platform: {}, ...devWith("network", { reservedCidrs }) })).toEqual([
      'network.reservedCidrs[0]: must be an IPv4 range, got "999.0.0.0/16"; ' +
        'write it as "10.0.0.0/16"',
    ]);
  });

  it("refuses a region of another partition, whose names and services differ", () => {
    expect(problemsOf({ platform: {}, ...devWith("network", { region: "cn-north-1" }) })).toEqual([
      'network.region: must be a region of the commercial partition, got "cn-north-1"; ' +
        'write it as "eu-west-1"',
    ]);
  });

  it("refuses two administrators whose access would have one name", () => {
    const arn = (path: string) => `arn:aws:iam::111122223333:role/${path}/admin`;
    const adminRoleArns = [arn("a"), arn("b")];
    const [problem] = problemsOf({ platform: {}, ...devWith("cluster", { adminRoleArns }) });
    expect(problem).toMatch(/^cluster.adminRoleArns: names two roles of one name, got .*; rename/);
  });

  it("refuses a call to a workload that does not exist", () => {
    const raw = shipped("dev");
    const workloads = (raw.services as { workloads: Record<string, Raw> }).workloads;
    const orders = { ...workloads.orders, calls: ["payment"] };
    expect(
      problemsOf({ platform: {}, ...raw, services: { workloads: { ...workloads, orders } } }),
    ).toEqual([
      'services.workloads.orders.calls[0]: names a workload that does not exist, got "payment"; ' +
        "use one of orders, payments",
    ]);
  });

  it("refuses a cluster without a network", () => {
    expect(problemsOf({ platform: {}, ...shipped("dev"), network: { source: "none" } })).toEqual([
      'network.source: must not be none where cluster.source is create, got "none"; ' +
        'set it to "create", "import" or "stack", or import a cluster',
    ]);
  });

  it("refuses a fact that does not fit a label", () => {
    expect(problemsOf({ platform: {}, ...shipped("dev"), owner: "Team A" })).toEqual([
      `owner: does not fit a Kubernetes label value, got "Team A"; use 1 to 63 letters, digits, ` +
        `'.', '_' or '-', starting and ending with a letter or digit`,
    ]);
  });

  it("lists the problems of several layers at once", () => {
    const raw = devWith("network", { account: 42, zones: ["a"] });
    expect(
      problemsOf({ platform: {}, ...raw, domain: "a b", cluster: { source: "none" } }),
    ).toEqual([
      expect.stringMatching(/^domain: does not fit a Kubernetes label value, got "a b"/),
      expect.stringMatching(/^network.account: must be a string, got 42/),
      expect.stringMatching(/^network.zones: must name at least two zones, got \["a"\]/),
      'cluster.source: is not one of the allowed values, got "none"; use "create", "import" or "stack"',
    ]);
  });
});
