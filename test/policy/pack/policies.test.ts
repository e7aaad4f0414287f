import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { describe, expect, it } from "vitest";
import type { PolicyEnvironment } from "../../../policy/rule/environment";
import { normalizeDeclared } from "../../../policy/normalize/declared-resources";
import { levelOf } from "../../../policy/rule/levels";
import { RULES } from "../../../policy/rules";
import type { EngineFacts } from "../../../policy/pack/engine-session";
import { toPolicies } from "../../../policy/pack/policies";
import { secret, unknown, urnOf, type SentResource } from "../../../policy/kit";
import { World } from "../../../policy/world/world";
import { analyze, analyzeStack } from "./analyzer";

const POD = "kubernetes:core/v1:Pod";
/** An engine whose messages the pack cannot see: rules judge what the SDK hands over. */
const prod: EngineFacts = {
  environment: "prod",
  waivers: [],
  resource: () => undefined,
  world: () => undefined,
};
const policies = toPolicies(RULES, prod);
const only = (id: string, engine = prod) =>
  toPolicies(
    RULES.filter((rule) => rule.id === id),
    engine,
  );
const declared = {
  type: POD,
  name: "it",
  urn: urnOf(POD),
  options: { protect: false, ignoreChanges: [], aliases: [], deleteBeforeReplace: false },
  providerProps: null,
  dependencies: [],
  propertyDependencies: {},
};
const pod = (spec: SentResource["props"]): SentResource => ({ type: POD, props: { spec } });

describe("toPolicies", () => {
  it.each(["dev", "prod"] as const)("publishes the levels of %s", (environment) => {
    const published = toPolicies(RULES, { ...prod, environment });
    expect(
      Object.fromEntries(published.map((policy) => [policy.name, policy.enforcementLevel])),
    ).toEqual({
      ...Object.fromEntries(RULES.map((rule) => [rule.id, levelOf(rule, environment)])),
      "waived-findings": "advisory",
    });
  });

  it("follows the engine when it names the stack after the pack has started", () => {
    let environment: PolicyEnvironment = "prod";
    const engine: EngineFacts = {
      ...prod,
      get environment() {
        return environment;
      },
    };
    const [policy] = only("net-default-deny", engine);
    const before = policy?.enforcementLevel;
    environment = "dev";
    expect([before, policy?.enforcementLevel]).toEqual(["mandatory", "advisory"]);
  });

  it("describes a policy as the rule describes itself", () => {
    expect(only("pss-privileged")[0]).toMatchObject({
      name: "pss-privileged",
      severity: "critical",
      tags: ["pod-security"],
      url: "docs/policies/pss-privileged.md",
      remediationSteps: expect.stringContaining("Remove securityContext.privileged"),
      framework: { reference: "baseline/privileged" },
    });
  });

  it("gives the engine no default of a parameter, which would hide the environment's", () => {
    expect(only("k8s-image-pinned")[0]?.configSchema?.properties.requireDigest).toEqual({
      description: "Refuse images without a digest.",
      type: "boolean",
    });
  });
});

describe("a resource rule in the engine", () => {
  it("reports description, field and level", async () => {
    const { diagnostics } = await analyze(only("pss-host-namespaces"), pod({ hostPID: true }));
    expect(diagnostics).toEqual([
      {
        policy: "pss-host-namespaces",
        message:
          "No pod shares the network, process or IPC namespace of its node.\n" +
          "spec.hostPID: the pod shares the node's process namespace and can read the environment of every process",
        level: EnforcementLevel.MANDATORY,
        urn: urnOf(POD),
      },
    ]);
  });

  it("reports the known fields beside an unknown one", async () => {
    const sent = pod({ hostNetwork: unknown(), hostIPC: true });
    const { diagnostics } = await analyze(only("pss-host-namespaces"), sent);
    expect(diagnostics.map(({ message }) => message.split("\n")[1])).toEqual([
      "spec.hostIPC: the pod shares the node's IPC namespace and can read its shared memory",
    ]);
  });

  it("says that it does not apply where all that it found is unknown", async () => {
    const answer = await analyze(only("pss-host-namespaces"), pod({ hostNetwork: unknown() }));
    expect(answer).toEqual({
      diagnostics: [],
      notApplicable: [
        {
          policy: "pss-host-namespaces",
          reason: "not evaluated: unknown value at spec.hostNetwork",
        },
      ],
    });
  });

  it("sees an unknown element of a list", async () => {
    const sent = pod({
      containers: [unknown(), { securityContext: { privileged: true } }],
    });
    const { diagnostics } = await analyze(only("pss-privileged"), sent);
    expect(diagnostics.map(({ message }) => message.split("\n")[1])).toEqual([
      "spec.containers[1].securityContext.privileged: container runs privileged",
    ]);
  });

  it("never repeats a secret that the engine unwraps", async () => {
    const plaintext = "hunter2";
    const sent = pod({ containers: [{ name: "app", image: secret(plaintext) }] });
    const { diagnostics } = await analyze(policies, sent);
    expect(diagnostics.map(({ policy }) => policy)).toContain("k8s-image-pinned");
    expect(JSON.stringify(diagnostics)).not.toContain(plaintext);
  });

  it("looks into the items of a list", async () => {
    const items = [{ apiVersion: "v1", kind: "Pod", spec: { hostPID: true } }];
    const sent = { type: "kubernetes:core/v1:List", props: { items } };
    const { diagnostics } = await analyze(policies, sent);
    expect(diagnostics.map(({ policy }) => policy)).toContain("pss-host-namespaces");
  });

  it("merges the default tags of the provider, which travel as JSON", async () => {
    const keys = ["owner", "environment", "cost-center", "domain", "managed-by"];
    const tags = Object.fromEntries(keys.map((key) => [key, "x"]));
    const sent = {
      type: "aws:ec2/vpc:Vpc",
      props: {},
      providerProps: { defaultTags: JSON.stringify({ tags }) },
    };
    expect(await analyze(policies, sent)).toEqual({ diagnostics: [], notApplicable: [] });
  });

  it("passes over types that it does not know", async () => {
    const sent = { type: "random:index/randomId:RandomId", props: { byteLength: 8 } };
    expect(await analyze(policies, sent)).toEqual({ diagnostics: [], notApplicable: [] });
  });
});

describe("a stack rule in the engine", () => {
  const namespace = {
    type: "kubernetes:core/v1:Namespace",
    props: { metadata: { name: "team-a" } },
  };
  const deny = (policyTypes: readonly string[]) => ({
    type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    props: {
      metadata: { namespace: "team-a" },
      spec: { podSelector: {}, policyTypes: [...policyTypes] },
    },
  });

  it("reports what is missing at the resource that it is missing from", async () => {
    const { diagnostics } = await analyzeStack(only("net-default-deny"), [
      namespace,
      deny(["Ingress"]),
    ]);
    expect(diagnostics.map(({ message, urn }) => [message.split("\n")[1], urn])).toEqual([
      [
        'metadata.name: namespace "team-a" has no NetworkPolicy that denies egress for all pods',
        urnOf(namespace.type),
      ],
    ]);
  });

  it("follows an unknown namespace to the resource that it comes from", async () => {
    const policy = {
      ...deny(["Ingress", "Egress"]),
      props: {
        ...deny(["Ingress", "Egress"]).props,
        metadata: { namespace: unknown() },
      },
      propertyDependencies: { metadata: [urnOf(namespace.type)] },
    };
    const answer = await analyzeStack(only("net-default-deny"), [namespace, policy]);
    expect(answer).toEqual({ diagnostics: [], notApplicable: [] });
  });

  it("passes when nothing is missing", async () => {
    const all = [namespace, deny(["Ingress", "Egress"])];
    const answer = await analyzeStack(only("net-default-deny"), all);
    expect(answer).toEqual({ diagnostics: [], notApplicable: [] });
  });

  it("has not passed while it could not read everything", async () => {
    const unplaced = { type: POD, props: { metadata: { namespace: unknown() } } };
    expect(await analyzeStack(only("net-default-deny"), [unplaced])).toEqual({
      diagnostics: [],
      notApplicable: [
        {
          policy: "net-default-deny",
          reason: "not evaluated: unknown value at metadata.namespace",
        },
      ],
    });
  });
});

describe("a rule in an engine whose messages the pack sees", () => {
  const seen = {
    ...prod,
    resource: () => normalizeDeclared({ ...declared, props: { spec: { hostPID: true } } }),
    world: () =>
      new World(
        normalizeDeclared({ ...declared, type: "kubernetes:core/v1:Namespace", props: {} }),
      ),
  };

  it("judges those and not what the SDK made of them", async () => {
    const { diagnostics } = await analyze(only("pss-host-namespaces", seen), pod({}));
    expect(diagnostics.map(({ policy }) => policy)).toEqual(["pss-host-namespaces"]);
  });

  it("judges the stack that it saw", async () => {
    const { diagnostics } = await analyzeStack(only("net-default-deny", seen), []);
    expect(diagnostics.map(({ message }) => message.split("\n")[1])).toEqual([
      'metadata.name: namespace "it" has no NetworkPolicy that denies ingress for all pods',
      'metadata.name: namespace "it" has no NetworkPolicy that denies egress for all pods',
    ]);
  });
});
