import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import {
  AnalyzerStackConfigureRequest,
  ConfigureAnalyzerRequest,
  PolicyConfig,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { describe, expect, it } from "vitest";
import { useObservedSession } from "./observed-session";
import { packConfig } from "../../../policy/config/pack-config";
import { NO_CONFIG } from "../../../policy/config/policy-config";
import { toPolicies } from "../../../policy/pack/policies";
import { RULES } from "../../../policy/rules";
import type { Waiver } from "../../../policy/waivers/waiver";
import { waiverNamed } from "../waivers";
import { type SentResource, urnOf } from "../../../policy/kit";
import { analyze, analyzeStack } from "./analyzer";

const { configure, configureStack } = AnalyzerService;
const TODAY = "2026-11-24";
const POD = "kubernetes:core/v1:Pod";
const RULE_IDS = ["pss-host-namespaces", "waiver-hygiene"];

const session = useObservedSession();

/** The pack after the engine has configured it with waivers, as our preview writes them. */
function configured(...waivers: readonly Waiver[]) {
  return configuredWith(packConfig(NO_CONFIG, waivers));
}

function configuredWith(config: object) {
  const stack = new AnalyzerStackConfigureRequest();
  stack.setStack("prod");
  configureStack.requestDeserialize(Buffer.from(stack.serializeBinary()));
  const request = new ConfigureAnalyzerRequest();
  for (const [name, entry] of Object.entries(config)) {
    const config = new PolicyConfig();
    config.setProperties(Struct.fromJavaScript(asJson(entry)));
    request.getPolicyconfigMap().set(name, config);
  }
  configure.requestDeserialize(Buffer.from(request.serializeBinary()));
  const rules = RULES.filter(({ id }) => RULE_IDS.includes(id));
  return toPolicies(rules, session(), () => TODAY);
}

function asJson(value: object): Record<string, JavaScriptValue> {
  const copy: Record<string, JavaScriptValue> = JSON.parse(JSON.stringify(value));
  return copy;
}

const risky = (metadata: SentResource["props"] = {}): SentResource => ({
  type: POD,
  props: { metadata, spec: { hostPID: true } },
});

/** Both passes of a preview: what each says, without the rule's description. */
async function preview(policies: ReturnType<typeof configured>, sent: SentResource) {
  const answers = [await analyze(policies, sent), await analyzeStack(policies, [sent])];
  return answers
    .flatMap(({ diagnostics }) => diagnostics)
    .map(({ policy, level, urn, message }) => [policy, level, urn, message.split("\n")[1]]);
}

const { ADVISORY, MANDATORY } = EnforcementLevel;
const FOUND =
  "spec.hostPID: the pod shares the node's process namespace and can read the environment of every process";

describe("waivers in the engine", () => {
  it("lets nothing pass without any", async () => {
    expect(await preview(configured(), risky())).toEqual([
      ["pss-host-namespaces", MANDATORY, urnOf(POD), FOUND],
    ]);
  });

  it("shows what one lets pass, and does not stop for it", async () => {
    expect(await preview(configured(waiverNamed("w1")), risky())).toEqual([
      [
        "waived-findings",
        ADVISORY,
        urnOf(POD),
        `waived by w1 until 2026-12-31: pss-host-namespaces: ${FOUND}`,
      ],
    ]);
  });

  it("obeys one on the object", async () => {
    const key = "policy.orchestration-platform/waive-pss-host-namespaces";
    const value = "owner=team-a; reason=agent; expires=2026-12-24; ticket=OPS-1";
    const found = await preview(configured(), risky({ annotations: { [key]: value } }));
    expect(found).toEqual([
      [
        "waived-findings",
        ADVISORY,
        urnOf(POD),
        `waived by inline:pss-host-namespaces until 2026-12-24: pss-host-namespaces: ${FOUND}`,
      ],
    ]);
  });

  it("stops for one that has run out and for what it spoke of", async () => {
    const found = await preview(configured(waiverNamed("w1", { expires: "2026-11-23" })), risky());
    expect(found.map(([policy, level]) => [policy, level])).toEqual([
      ["pss-host-namespaces", MANDATORY],
      ["waiver-hygiene", MANDATORY],
    ]);
  });

  it.each([
    ["a misspelt key", { paths: "spec.hostIPC" }],
    ["a path that is not text", { path: ["spec.hostIPC"] }],
    ["a misspelt environment", { environment: "dev" }],
  ])("obeys none with %s, which would widen it", async (_name, mistake) => {
    const { source: _, index: __, ...entry } = waiverNamed("w1");
    const waivers = [{ ...entry, ...mistake }];
    const found = await preview(configuredWith({ "waiver-hygiene": { waivers } }), risky());
    expect(found.map(([policy, level]) => [policy, level])).toContainEqual([
      "pss-host-namespaces",
      MANDATORY,
    ]);
    expect(found.map(([, , , message]) => message)).not.toContainEqual(
      expect.stringContaining("waived by"),
    );
  });

  it("shows one that lets nothing pass, and does not stop for it", async () => {
    const found = await preview(configured(waiverNamed("w1")), { type: POD, props: {} });
    expect(found).toEqual([
      [
        "waived-findings",
        ADVISORY,
        "",
        "waiver-hygiene: waivers[0]: the waiver matches no finding; delete it",
      ],
    ]);
  });

  it("notes each thing once, however often the engine asks", async () => {
    const policies = configured(waiverNamed("w1"));
    await preview(policies, risky());
    expect(await preview(policies, risky())).toHaveLength(1);
  });
});
