import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CliContext } from "../../cli/context";
import type { Plan, PlannedResource } from "../../plan/model";
import { readPlan } from "../../plan/read-plan";
import { runEngine } from "../../sandbox/operations";
import { diffProperties } from "../../sandbox/providers/property-diff";
import type { CheckCall } from "../../sandbox/providers/provider-service";
import { installEngine } from "../../sandbox/toolchain/install-engine";
import { orchestrate } from "../support/orchestrate";
import {
  type ComparedResource,
  comparedFromPlan,
  comparedFromPreview,
  isDefaultProvider,
} from "../support/parity";
import { ROOT } from "../support/repository";
import { testToolchainContext } from "../support/toolchain-context";

describe.each(["dev", "prod", "local"])("the two engines on %s", (stack) => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), `parity-${stack}-`));
  let plan: Plan;
  let engine: ReadonlyMap<string, ComparedResource>;

  beforeAll(async () => {
    const file = path.join(scratch, "plan.json");
    const run = orchestrate(["plan", "--stack", stack, "--out", file]);
    expect(run.stderr).toContain("wrote");
    plan = readPlan(file);
    engine = await previewOnEngine(stack, path.join(scratch, "state"));
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("declare the same resources", () => {
    const planned = plan.resources.map(({ urn }) => urn);
    expect([...planned].sort()).toEqual([...engine.keys()].sort());
  });

  it("agree on type, parent and inputs of each", () => {
    expect(differences(plan.resources, engine)).toEqual([]);
  });

  it("are seen to differ where one input is changed", () => {
    const changed = plan.resources.map((resource) =>
      resource.type === "kubernetes:core/v1:Namespace" || resource.type === "aws:ec2/vpc:Vpc"
        ? { ...resource, inputs: { ...resource.inputs, changed: true } }
        : resource,
    );
    const found = differences(changed, engine);
    expect(found.some((line) => line.endsWith(": inputs.changed"))).toBe(true);
  });
});

/** One line a property that differs: `<urn>: inputs.spec.replicas`. */
function differences(
  planned: readonly PlannedResource[],
  engine: ReadonlyMap<string, ComparedResource>,
): readonly string[] {
  return planned.flatMap((resource) => {
    const other = engine.get(resource.urn);
    const ours = comparedFromPlan(resource, other?.isExact ?? true);
    const paths = diffProperties({ ...other }, { ...ours }).map(({ path }) => path);
    return paths.map((path) => `${resource.urn}: ${path}`);
  });
}

/** The resources of a preview on the real engine, without its default providers. */
async function previewOnEngine(
  stack: string,
  stateDir: string,
): Promise<ReadonlyMap<string, ComparedResource>> {
  const toolchain = testToolchainContext();
  const engine = await installEngine(toolchain);
  const stdout = new PassThrough();
  const context: CliContext = { ...toolchain, cwd: ROOT, projectRoot: ROOT, stdout };
  const checks = new Map<string, CheckCall>();
  const extraArgs = ["--json"];
  const onCheck = (call: CheckCall): unknown => checks.set(call.urn, call);
  const text = collect(stdout);
  const options = { context, stack, engine, extraArgs, stateDir, policyPack: false, onCheck };
  expect(await runEngine("preview", options)).toBe(0);
  stdout.end();
  const compared = comparedFromPreview(JSON.parse(await text), checks);
  return new Map(
    compared.filter(({ urn }) => !isDefaultProvider(urn)).map((entry) => [entry.urn, entry]),
  );
}

async function collect(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
