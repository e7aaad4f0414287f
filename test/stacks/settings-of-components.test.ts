import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../components/core";
import { parseSettings } from "../../stacks/settings";

type Raw = Readonly<Record<string, unknown>>;

const IMAGE = `registry.example.com/shop/web:1.0@sha256:${"0".repeat(64)}`;
const ROLE = "arn:aws:iam::111122223333:role/admin";
const POOL = { instanceTypes: ["m7g.large"], minSize: 1, maxSize: 2 };

/** A sound configuration; a test breaks one place of it. */
const SOUND = {
  environment: "prod",
  owner: "team",
  costCenter: "cc-1",
  domain: "shop",
  network: { account: "111122223333", region: "eu-west-1", cidr: "10.0.0.0/16", zones: ["a", "b"] },
  cluster: { adminRoleArns: [ROLE], pools: { main: POOL } },
  platform: {},
  services: { workloads: { web: { image: IMAGE } } },
};

const withNetwork = (network: Raw): Raw => ({
  ...SOUND,
  network: { ...SOUND.network, ...network },
});
const withCluster = (cluster: Raw): Raw => ({
  ...SOUND,
  cluster: { ...SOUND.cluster, ...cluster },
});
const withPool = (pool: Raw): Raw => withCluster({ pools: { main: { ...POOL, ...pool } } });
const withWorkload = (workload: Raw, name = "web"): Raw => ({
  ...SOUND,
  services: { workloads: { [name]: { image: IMAGE, ...workload } } },
});
const imported = (cluster: Raw): Raw => ({
  ...SOUND,
  network: { source: "none" },
  cluster: { source: "import", name: "shared", context: "shared", ...cluster },
});

function problemsOf(raw: Raw): readonly string[] {
  try {
    parseSettings(raw);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("parseSettings, for what components would refuse later", () => {
  it("accepts a sound configuration", () => {
    expect(problemsOf(SOUND)).toEqual([]);
  });

  it.each<[string, Raw, string]>([
    [
      "a range with host bits",
      withNetwork({ cidr: "10.0.0.1/16" }),
      'network.cidr: has bits set after the prefix, got "10.0.0.1/16"; write 10.0.0.0/16',
    ],
    [
      "a range with leading zeros",
      withNetwork({ cidr: "010.0.0.0/16" }),
      'network.cidr: must be an IPv4 range, got "010.0.0.0/16"; write it as "10.0.0.0/16"',
    ],
    [
      "what is not an instance type",
      withPool({ instanceTypes: ["m7g.large", "large"] }),
      'cluster.pools.main.instanceTypes[1]: is not the name of an instance type, got "large"; write it as "m7g.large"',
    ],
    [
      "mixed processor architectures",
      withPool({ instanceTypes: ["m7g.large", "m7i.large"] }),
      'cluster.pools.main.instanceTypes: mixes processor architectures, and one image boots only one of them, got ["m7g.large","m7i.large"]; make one pool for Graviton types and one for the others',
    ],
    [
      "an instance that is too small",
      withPool({ instanceTypes: ["t4g.nano"] }),
      'cluster.pools.main.instanceTypes[0]: has too few addresses for the add-ons of a node, got "t4g.nano"; use medium or larger',
    ],
    [
      "a role whose name is missing",
      withCluster({ adminRoleArns: ["arn:aws:iam::111122223333:role/team/"] }),
      'cluster.adminRoleArns[0]: is not the ARN of an IAM role, got "arn:aws:iam::111122223333:role/team/"; write it as "arn:aws:iam::111122223333:role/platform"; users and sessions are refused',
    ],
    [
      "access for half of the internet",
      withCluster({ publicAccessCidrs: ["128.0.0.0/1"] }),
      'cluster.publicAccessCidrs[0]: covers a large part of the internet, got "128.0.0.0/1"; name ranges of /8 or longer',
    ],
    [
      "a range of access that is named twice",
      withCluster({ privateAccessCidrs: ["10.1.0.0/16", "10.1.0.0/16"] }),
      'cluster.privateAccessCidrs[1]: names a range twice, got "10.1.0.0/16"; name each range once',
    ],
    [
      "an imported cluster without a context, which would be the shell's",
      imported({ context: "" }),
      'cluster.context: must be a context of the kubeconfig, got ""; `kubectl config get-contexts -o name` lists them',
    ],
    [
      "an imported cluster whose name would break the names of resources",
      imported({ name: "a::b" }),
      "cluster.name: must be the name of a cluster, got \"a::b\"; use 1 to 100 letters, digits, '.', '_' or '-'",
    ],
    [
      "a workload whose Service could not be named so",
      withWorkload({}, "2fast"),
      'services.workloads.2fast: is not a DNS label, got "2fast"; use 1 to 63 lower-case letters, digits and hyphens, starting with a letter',
    ],
    [
      "a reserved namespace",
      withWorkload({ namespace: "kube-system" }),
      'services.workloads.web.namespace: belongs to the cluster or the platform, got "kube-system"; name it after the team or its product',
    ],
    [
      "a workload whose own name is a reserved namespace",
      withWorkload({}, "monitoring"),
      'services.workloads.monitoring: belongs to the cluster or the platform, got "monitoring"; name it after the team or its product',
    ],
    [
      "the namespace of an imported platform",
      {
        ...withWorkload({ namespace: "metrics" }),
        platform: { source: "import", monitoringNamespace: "metrics" },
      },
      'services.workloads.web.namespace: is the namespace of the imported platform\'s monitoring, got "metrics"; name it after the team or its product',
    ],
    [
      "a port that only root may listen on",
      withWorkload({ port: 80 }),
      "services.workloads.web.port: must be a whole number from 1024 to 65535, got 80; a process that is not root cannot listen below; use for example 8080",
    ],
    [
      "a port of the sidecar",
      withWorkload({ metricsPort: 15_020 }),
      "services.workloads.web.metricsPort: is taken by the sidecar (15000 to 15090), got 15020; listen on another port, for example 8080",
    ],
    [
      "one port for requests and metrics",
      withWorkload({ port: 9091, metricsPort: 9091 }),
      "services.workloads.web.metricsPort: is the port of the application too, got 9091; serve metrics on a separate port, so that callers cannot read them",
    ],
    [
      "the port that metrics have by default",
      withWorkload({ port: 9090 }),
      "services.workloads.web.port: is the port of the metrics too, got 9090; serve metrics on a separate port, so that callers cannot read them",
    ],
    [
      "fewer replicas than the environment runs",
      withWorkload({ maxReplicas: 2 }),
      "services.workloads.web.maxReplicas: must be at least 3, the fewest replicas of this environment, got 2; raise it to 3 or more",
    ],
    [
      "an image whose registry the component refuses",
      withWorkload({ image: `-r/web@sha256:${"0".repeat(64)}` }),
      `services.workloads.web.image: must be pinned by digest, got "-r/web@sha256:${"0".repeat(64)}"; write it as registry/name:tag@sha256:<digest>`,
    ],
    [
      "a call that is named twice",
      {
        ...SOUND,
        services: {
          workloads: { web: { image: IMAGE, calls: ["api", "api"] }, api: { image: IMAGE } },
        },
      },
      'services.workloads.web.calls[1]: names a workload twice, got "api"; name each once',
    ],
    [
      "a key that would not read well, in quotes",
      withWorkload({}, "a.b\n"),
      'services.workloads["a.b\\n"]: is not a DNS label, got "a.b\\n"; use 1 to 63 lower-case letters, digits and hyphens, starting with a letter',
    ],
    [
      "a secret in place of a fact, without printing it",
      { ...SOUND, owner: { password: "hunter2" } },
      'owner: must be a string, got {"password":"(hidden)"}; set it to a string',
    ],
    [
      "a secret in place of a pool, without printing it",
      withCluster({ pools: { password: "hunter2" } }),
      'cluster.pools.password: must be an object, got "(hidden)"; set it to an object',
    ],
  ])("refuses %s", (_, raw, problem) => {
    expect(problemsOf(raw)).toEqual([problem]);
  });

  it("looks into an entry whose name it refuses", () => {
    const pools = { Main: { ...POOL, minSize: "1" } };
    expect(problemsOf(withCluster({ pools }))).toEqual([
      'cluster.pools.Main.minSize: must be a whole number from 0 to 450, got "1"; use one in that range',
      'cluster.pools.Main: must be a DNS label, got "Main"; use up to 63 lower-case letters, digits and hyphens',
    ]);
  });

  it("does not take a namespace that it refuses for an absent one", () => {
    expect(problemsOf(withWorkload({ namespace: null }, "monitoring"))).toEqual([
      "services.workloads.monitoring.namespace: must be a string, got null; set it to a string",
    ]);
  });

  it("refuses a workload that is called after the prototype of objects", () => {
    const services: unknown = JSON.parse(`{"workloads":{"__proto__":{"image":"${IMAGE}"}}}`);
    expect(problemsOf({ ...SOUND, services })).toEqual([
      'services.workloads.__proto__: is not a DNS label, got "__proto__"; use 1 to 63 lower-case letters, digits and hyphens, starting with a letter',
    ]);
  });

  it.each<[string, (entries: unknown) => Raw, string]>([
    [
      "cluster.pools",
      (pools) => withCluster({ pools }),
      'must be a DNS label, got "__proto__"; use up to 63 lower-case letters, digits and hyphens',
    ],
    [
      "regions",
      (regions) => ({ ...SOUND, regions }),
      'must be a short name, got "__proto__"; use up to 16 lower-case letters and digits, starting with a letter',
    ],
    [
      "clusters",
      (clusters) => ({ ...SOUND, clusters }),
      'must be a short name, got "__proto__"; use up to 16 lower-case letters and digits, starting with a letter',
    ],
    [
      "network.layout.lock.subnets",
      (subnets) => {
        const lock = { format: "subnet-lock/1", cidr: "10.0.0.0/16", subnets };
        return withNetwork({ layout: { kind: "locked", lock } });
      },
      'must be a key, got "__proto__"; use "private-a"',
    ],
    [
      "network.layout.adopt.subnetIds",
      (subnetIds) => {
        const lock = { format: "subnet-lock/1", cidr: "10.0.0.0/16", subnets: {} };
        return withNetwork({ layout: { kind: "locked", lock, adopt: { subnetIds } } });
      },
      'must be a key, got "__proto__"; use "private-a"',
    ],
  ])("refuses an entry of %s that is called so", (path, configure, problem) => {
    const entries: unknown = JSON.parse('{"__proto__":{}}');
    expect(problemsOf(configure(entries))).toContain(`${path}.__proto__: ${problem}`);
  });

  it("says once what two checks of one value find", () => {
    expect(problemsOf(withPool({ minSize: 2 ** 53 }))).toEqual([
      "cluster.pools.main.minSize: must be a whole number from 0 to 450, got 9007199254740992; use one in that range",
    ]);
  });

  it("finds what the rules refuse beside what the schema does", () => {
    const raw = withWorkload({ colour: "blue", port: 80, calls: ["api"] });
    expect(problemsOf(raw).map((problem) => problem.split(": ")[0])).toEqual([
      "services.workloads.web.colour",
      "services.workloads.web.port",
      "services.workloads.web.calls[0]",
    ]);
  });

  it("names ten workloads at most where one that is called does not exist", () => {
    const names = Array.from({ length: 12 }, (_, index) => `web-${index}`);
    const workloads = Object.fromEntries(names.map((name) => [name, { image: IMAGE }]));
    const calling = { ...workloads, "web-0": { image: IMAGE, calls: ["api"] } };
    const [problem] = problemsOf({ ...SOUND, services: { workloads: calling } });
    expect(problem).toMatch(/use one of web-0, .*, web-9, …$/);
  });

  it("is brief and quick about a thousand mistakes", () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `web-${index}`);
    const workloads = Object.fromEntries(names.map((name) => [name, { colour: name, calls: [1] }]));
    const start = process.cpuUsage();
    expect(problemsOf({ ...SOUND, services: { workloads } })).toHaveLength(3_000);
    expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
  });
});
