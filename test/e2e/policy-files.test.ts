import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "../../plan";
import { planProgram } from "../../plan/engine/plan-program";
import { checkPlan } from "../../policy/check/check-plan";
import { readPolicyFiles } from "../../policy/check/policy-files";
import type { Finding, PolicyReport } from "../../policy/check/report";
import { packConfig } from "../../policy/config/pack-config";
import { toDay } from "../../components/core/pure/day";
import { findingsOfEvents, namedCheck } from "../support/policy-findings";
import { ROOT } from "../support/repository";
import { Scenario } from "../support/scenario";

const entry = path.join(ROOT, "test", "e2e", "programs", "findings", "index.ts");
const STACK = "findings";
/** Where the engine shows what belongs to no resource. */
const STACK_URN = `urn:pulumi:${STACK}::example::pulumi:pulumi:Stack::example-${STACK}`;
const DAY_MS = 24 * 60 * 60 * 1000;
const inAMonth = toDay(new Date(Date.now() + 30 * DAY_MS));

const CONFIG = `
all: mandatory
tag-required: {enforcementLevel: advisory, keys: [team]}
rel-probes: disabled
byEnvironment: {prod: {pss-host-path: advisory}}
`;

const TERMS = `owner: a, reason: b, ticket: T-1`;
const WAIVERS = `
format: orchestration-waivers/1
waivers:
  - {id: ports, rule: pss-host-ports, resources: ["*/web"], expires: ${inAMonth}, ${TERMS}}
  - {id: old, rule: pss-privileged, resources: ["*"], expires: 2026-01-01, ${TERMS}}
  - {id: idle, rule: sqs-dlq, resources: [nothing], expires: ${inAMonth}, ${TERMS}}
`;

describe("the two engines with one configuration and one waiver file", () => {
  const program = { project: "example", entry };
  const scenario = new Scenario({ stack: STACK, program, kubernetes: "recorded" });
  let report: PolicyReport;
  let events: readonly string[];

  beforeAll(async () => {
    const files = { config: "policy.yaml", waivers: "waivers.yaml" };
    writeFileSync(path.join(scenario.scratch, files.config), CONFIG);
    writeFileSync(path.join(scenario.scratch, files.waivers), WAIVERS);
    const options = readPolicyFiles(files, scenario.scratch, "prod");
    report = checkPlan(await plan(), options);
    const { levels = {}, settings = {}, waivers = [] } = options;
    events = await eventsWith(packConfig({ levels, settings }, waivers));
  });

  afterAll(() => scenario.end());

  it("find the same at the same levels, and pass over the same", () => {
    expect(report.waived.length).toBeGreaterThan(0);
    expect(events).toEqual(
      [...report.findings.map(lineOfFinding), ...report.waived.map(lineOfWaived)].sort(),
    );
  });

  it("both stop for the waiver that has run out and show the idle one", () => {
    const ofWaivers = report.findings.filter(({ rule }) => rule === "waiver-hygiene");
    expect(ofWaivers.map(({ level, path: field }) => [level, field])).toEqual([
      ["mandatory", "waivers[1].expires"],
      ["advisory", "waivers[2]"],
    ]);
  });

  function plan(): Promise<Plan> {
    return planProgram({
      ...{ project: program.project, stack: STACK, environment: "prod", config: {} },
      entry: () => import(entry),
    });
  }

  async function eventsWith(config: object): Promise<readonly string[]> {
    const file = path.join(scenario.scratch, "pack.json");
    const log = path.join(scenario.scratch, "events.jsonl");
    writeFileSync(file, JSON.stringify(config));
    const pack = ["--policy-pack", path.join(ROOT, "policy"), "--policy-pack-config", file];
    await scenario.preview({ extraArgs: [...pack, "--event-log", log] });
    return findingsOfEvents(log);
  }
});

/** The engine knows no weaker findings of a rule, so that these come from a policy of their own. */
function lineOfFinding({ rule, check, level, resource, path: field, message }: Finding): string {
  const text = `${field}: ${message}${namedCheck({ rule, check })}`;
  if (rule === "waiver-hygiene" && level === "advisory") {
    return `waived-findings advisory ${STACK_URN} ${rule}: ${text}`;
  }
  return `${rule} ${level} ${resource.urn ?? STACK_URN} ${text}`;
}

function lineOfWaived({ waiver, ...finding }: PolicyReport["waived"][number]): string {
  const { rule, check, resource, path: field, message } = finding;
  const text = `${field}: ${message}${namedCheck({ rule, check })}`;
  const by = `waived by ${waiver.id} until ${waiver.expires}`;
  return `waived-findings advisory ${resource.urn} ${by}: ${rule}: ${text}`;
}
