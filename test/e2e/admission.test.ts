import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { RULES } from "../../policy/rules";
import { isAtLeast, levelOf } from "../../policy/rule/levels";
import { clusterFiles } from "../../sandbox/control-plane/cluster-files";
import { startDaemon, stopDaemon } from "../../sandbox/control-plane/start-daemon";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { installControlPlane } from "../../sandbox/toolchain/control-plane";
import { type AdmissionAnswer, AdmissionClient } from "../support/admission/admission-client";
import { everywhere, installPolicies, NAMESPACES } from "../support/admission/install";
import { OBJECT_CASES } from "../support/admission/object-cases";
import { POD_CASES } from "../support/admission/pod-cases";
import { CONTAINER, CONTEXT, podWith } from "../support/admission/pod-specs";
import { TRAFFIC_CASES } from "../support/admission/traffic-cases";
import { isExempt, isFilledIn, RENDERED, verdictOf } from "../support/admission/verdict";
import { OWNER_KINDS, workload } from "../support/admission/workloads";
import { testToolchainContext } from "../support/toolchain-context";

const folder = mkdtempSync(path.join(os.tmpdir(), "admission-"));

const OBJECTS = [...OBJECT_CASES, ...TRAFFIC_CASES];

/** Cases that show whether the policies are at work already: one for each group of kinds. */
const SENTINELS: ReadonlySet<string> = new Set([
  "a Role with two rules",
  "a RoleBinding for masters",
  "a port of every node",
  "ingress from everyone",
  "permissive mutual TLS",
  "a server for every host",
  "TLS that trusts anybody",
  "calls that everybody may make",
  "a namespace without labels",
]);

/**
 * The one rule that no request can break: older versions do not have the restricted one, and since
 * 1.35 a user namespace excuses from the other, which the API server demands by itself.
 */
const unbreakable = (minor: number): string =>
  minor < 35 ? "pss-proc-mount-restricted" : "pss-proc-mount";

const many = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** Objects as large as one meets them, with nothing wrong. */
const LARGE = [
  {
    name: "a pod of 100 containers and 100 volumes",
    object: workload(
      "Deployment",
      podWith("large", {
        containers: many(100, (at) => ({
          ...CONTAINER,
          name: `app-${at}`,
          resources: { requests: { cpu: "10m", memory: "8Mi" }, limits: { memory: "8Mi" } },
          ports: many(10, (port) => ({ containerPort: 8000 + port })),
        })),
        volumes: many(100, (at) => ({ name: `volume-${at}`, emptyDir: {} })),
      }),
    ),
  },
  {
    name: "a policy of 300 blocks",
    object: {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: { name: "large", namespace: "team-a" },
      spec: {
        podSelector: {},
        ingress: [
          { from: many(250, (at) => ({ ipBlock: { cidr: `10.${at}.0.0/24` } })) },
          { from: many(50, (at) => ({ ipBlock: { cidr: `10.${at}.0.0/16` } })) },
        ],
      },
    },
  },
];

/** Of several objects the first ones that break each rule: a policy takes its time to be at work. */
function firstBreaches(objects: readonly Properties[], minor: number): readonly Properties[] {
  const seen = new Set<string>();
  return objects.filter((object) => {
    const fresh = verdictOf(object, minor).filter((id) => !seen.has(id));
    for (const id of fresh) seen.add(id);
    return fresh.length > 0;
  });
}

const PATIENCE = { timeout: 30_000, interval: 50 };

type Properties = Readonly<Record<string, unknown>>;

let clusters: SandboxClusters;
let client: AdmissionClient;

beforeAll(async () => {
  const context = testToolchainContext();
  const programs = await installControlPlane(context);
  clusters = new SandboxClusters({ folder, programs, context });
  client = new AdmissionClient(await clusters.open("admission"));
  for (const name of NAMESPACES) {
    await client.create({ apiVersion: "v1", kind: "Namespace", metadata: { name } }, "");
  }
});

afterAll(async () => {
  client?.close();
  await clusters?.forgetAll();
  rmSync(folder, { recursive: true, force: true });
});

describe.each(["1.34", "1.36"] as const)("policies for Kubernetes %s", (version) => {
  const minor = Number(version.split(".")[1]);
  /** Rules that some case has broken. */
  const broken = new Set<string>();
  const breakable = RENDERED.filter((id) => id !== unbreakable(minor));

  it("are accepted, and at work", async () => {
    expect(await installPolicies(client, version, everywhere("advisory"))).toEqual([]);
    const pods = firstBreaches(
      POD_CASES.map((pod) => workload("Deployment", pod)),
      minor,
    );
    const others = OBJECTS.filter(({ name }) => SENTINELS.has(name)).map(({ object }) => object);
    for (const object of [...pods, ...others]) {
      await expect
        .poll(async () => (await client.create(object)).policies, PATIENCE)
        .toEqual(verdictOf(object, minor));
    }
  });

  it.each(OWNER_KINDS)("say of a %s what the pack says", async (kind) => {
    const differences: string[] = [];
    for (const pod of POD_CASES) {
      const object = workload(kind, pod);
      const expected = verdictOf(object, minor).filter((id) => !isFilledIn(kind, pod.name, id));
      const answer = await client.create(object);
      for (const id of answer.policies) broken.add(id);
      const difference = differenceOf(pod.name, expected, answer);
      if (difference !== undefined) differences.push(difference);
    }
    expect(differences).toEqual([]);
  });

  it("say of all other objects what the pack says", async () => {
    const differences: string[] = [];
    for (const { name, object } of OBJECTS) {
      const expected = verdictOf(object, minor).filter((id) => !isExempt(id, object));
      const answer = await client.create(object);
      for (const id of answer.policies) broken.add(id);
      const difference = differenceOf(name, expected, answer);
      if (difference !== undefined) differences.push(difference);
    }
    expect(differences).toEqual([]);
  });

  it.each(LARGE)("judge $name within the cost that the API server allows", async ({ object }) => {
    expect(verdictOf(object, minor)).toEqual([]);
    expect(await client.create(object)).toMatchObject({ status: 201, policies: [] });
  });

  it("have each been broken by a case", () => {
    expect([...broken].sort()).toEqual(breakable.toSorted());
  });
});

describe("policies at the levels of prod", () => {
  it("are accepted, and at work", async () => {
    expect(await installPolicies(client, "1.36", {})).toEqual([]);
    for (const { object } of OBJECTS.filter(({ name }) => SENTINELS.has(name))) {
      await expect.poll(async () => (await client.create(object)).status, PATIENCE).not.toBe(201);
    }
  });

  it.each(["Pod", "Deployment", "CronJob"])(
    "refuse each %s that the pack refuses",
    async (kind) => {
      for (const pod of POD_CASES) {
        const object = workload(kind, pod);
        const expected = mandatory(verdictOf(object, 36)).filter(
          (id) => !isFilledIn(kind, pod.name, id),
        );
        await expectVerdict(`${kind}: ${pod.name}`, object, expected);
      }
    },
  );

  it("refuse each other object that the pack refuses", async () => {
    for (const { name, object } of OBJECTS) {
      const expected = mandatory(verdictOf(object, 36)).filter((id) => !isExempt(id, object));
      await expectVerdict(name, object, expected);
    }
  });

  /** The one request of a case is refused by a policy of a rule that the pack finds broken. */
  async function expectVerdict(name: string, object: Properties, expected: readonly string[]) {
    const { status, policies } = await client.create(object);
    const refusing = status === 201 ? [] : policies;
    expect({ name, refused: refusing.length > 0 }).toEqual({ name, refused: expected.length > 0 });
    expect(expected).toEqual(expect.arrayContaining([...refusing]));
  }
});

describe("policies and what is there already", () => {
  const pods = "/api/v1/namespaces/team-a/pods";
  const deployments = "/apis/apps/v1/namespaces/team-a/deployments";
  const writable = {
    ...CONTAINER,
    name: "debug",
    securityContext: { ...CONTEXT, readOnlyRootFilesystem: false },
  };

  afterAll(async () => {
    await client.remove(`${pods}/web`);
    await client.remove(`${deployments}/web`);
  });

  it("refuse an ephemeral container that the pack would refuse", async () => {
    const created = await client.create(workload("Pod", podWith("good", {})), "");
    expect(created).toMatchObject({ status: 201 });
    const { resources: _, ...debug } = CONTAINER;
    const good = { spec: { ephemeralContainers: [{ ...debug, name: "debug" }] } };
    const path = `${pods}/web/ephemeralcontainers`;
    expect(await client.patch(path, good)).toMatchObject({ status: 200, policies: [] });
    const { resources: __, ...bad } = writable;
    const refused = await client.patch(path, { spec: { ephemeralContainers: [bad] } });
    expect(refused).toMatchObject({ status: 422, policies: ["k8s-readonly-rootfs"] });
    expect(refused.message).toContain(
      "ephemeralContainers[debug].securityContext.readOnlyRootFilesystem",
    );
  });

  it("let an old workload be scaled and labelled, and judge it once its pod changes", async () => {
    const old = workload("Deployment", podWith("old", { containers: [writable] }));
    expect(await client.create(old)).toMatchObject({ status: 422 });
    // As if it had been there before the policies.
    expect(await installPolicies(client, "1.36", everywhere("advisory"))).toEqual([]);
    await expect.poll(() => client.create(old), PATIENCE).toMatchObject({ status: 201 });
    expect(await client.create(old, "")).toMatchObject({ status: 201 });
    expect(await installPolicies(client, "1.36", {})).toEqual([]);
    await expect.poll(async () => (await client.create(old)).status, PATIENCE).toBe(422);

    const path = `${deployments}/web`;
    const labelled = await client.patch(path, { metadata: { labels: { a: "b" } } });
    expect(labelled).toMatchObject({ status: 200, policies: [] });
    const scaled = await client.patch(path, { spec: { replicas: 3 } });
    expect(scaled).toMatchObject({ status: 200, policies: [] });
    const changed = { template: { metadata: { annotations: { a: "b" } } } };
    expect(await client.patch(path, { spec: changed })).toMatchObject({ status: 200 });
    const other = { template: { spec: { terminationGracePeriodSeconds: 5 } } };
    expect(await client.patch(path, { spec: other })).toMatchObject({ status: 422 });
  });
});

describe("policies on a cluster with its controllers", () => {
  const files = clusterFiles(path.join(folder, "typed"));

  afterAll(() => stopDaemon(files, testToolchainContext()));

  it("have no expression that does not fit the types of what they match", async () => {
    const context = testToolchainContext();
    const programs = await installControlPlane(context);
    const request = {
      name: "typed",
      files,
      programs,
      extras: new Set(["controller-manager"] as const),
    };
    const { access } = await startDaemon(request, context);
    const typed = new AdmissionClient(access);
    onTestFinished(() => typed.close());
    expect(await installPolicies(typed, "1.36", {})).toEqual([]);
    const path = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
    const checked = async () =>
      [...(await typed.read(path)).matchAll(/"observedGeneration":1/g)].length;
    await expect.poll(checked, { ...PATIENCE, timeout: 120_000 }).toBe(RENDERED.length);
    expect(await typed.read(path)).not.toContain("expressionWarnings");
  });
});

function mandatory(ids: readonly string[]): string[] {
  const isMandatory = (id: string): boolean => {
    const rule = RULES.find((candidate) => candidate.id === id);
    return rule !== undefined && isAtLeast(levelOf(rule, "prod"), "mandatory");
  };
  return ids.filter(isMandatory);
}

function differenceOf(
  name: string,
  expected: readonly string[],
  { status, policies, message }: AdmissionAnswer,
): string | undefined {
  if (status !== 201) return `${name}: ${status} ${message}`;
  const same = policies.join() === expected.join();
  return same
    ? undefined
    : `${name}: the pack says ${expected.join()}, the cluster ${policies.join()}`;
}
