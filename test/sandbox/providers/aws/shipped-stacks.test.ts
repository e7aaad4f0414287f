import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Plan, PlannedResource } from "../../../../plan";
import { isUnknownValue } from "../../../../plan";
import { Account } from "../../../../sandbox/providers/account";
import { AWS_MODEL } from "../../../../sandbox/providers/aws/aws-model";
import { isProperties } from "../../../../sandbox/providers/properties";
import type { Properties } from "../../../../sandbox/providers/properties";
import type { ConfiguredProvider, KnownResource } from "../../../../sandbox/providers/provider";
import { SimulatedProvider } from "../../../../sandbox/providers/simulated-provider";
import { shippedPlan } from "../../../support/shipped-stacks";
import { scratchFolders } from "../../../support/scratch-folder";

const scratch = scratchFolders();

type Existing = ReadonlyMap<string, KnownResource>;

/** Inputs with every unknown value in its place: what the engine would have put there by then. */
function resolve(resource: PlannedResource, existing: Existing): Properties {
  const entries = Object.entries(resource.inputs).map(([key, value]) => {
    const urns = resource.propertyDependencies[key] ?? [];
    const sources = urns.flatMap((urn) => existing.get(urn) ?? []);
    return [key, resolveValue(value, key, [...sources])];
  });
  return Object.fromEntries(entries);
}

function resolveValue(value: unknown, key: string, sources: KnownResource[]): unknown {
  if (isUnknownValue(value)) return valueFrom(take(sources, key), key);
  if (Array.isArray(value)) return value.map((item) => resolveValue(item, key, sources));
  if (!isProperties(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [
    name,
    resolveValue(member, name, sources),
  ]);
  return Object.fromEntries(members);
}

/** The next source, and the last one again; of ids of subnets only subnets, not what they wait for. */
function take(sources: KnownResource[], key: string): KnownResource | undefined {
  const fitting = sources.filter(({ type }) => !/^subnetIds?$/.test(key) || type === SUBNET);
  const [first] = fitting;
  if (first !== undefined && fitting.length > 1) sources.splice(sources.indexOf(first), 1);
  return first;
}

const SUBNET = "aws:ec2/subnet:Subnet";

function valueFrom(source: KnownResource | undefined, key: string): unknown {
  if (source === undefined || key === "policy") return "{}";
  if (/arn$|kmsKeyId|logDestination/i.test(key)) return source.outputs.arn;
  return key === "version" ? source.outputs.latestVersion : source.id;
}

/** Creates everything of AWS in a plan, in the plan's order of dependencies. */
async function createAll(aws: ConfiguredProvider, plan: Plan): Promise<readonly KnownResource[]> {
  const existing = new Map<string, KnownResource>();
  const waiting = plan.resources.filter(({ type, custom }) => custom && type.startsWith("aws:"));
  while (waiting.length > 0) {
    const index = waiting.findIndex((resource) =>
      waiting.every((other) => other === resource || !resource.dependencies.includes(other.urn)),
    );
    const [next] = waiting.splice(Math.max(index, 0), 1);
    if (next === undefined) break;
    const { urn, type, name } = next;
    const request = { urn, type, name, inputs: resolve(next, existing) };
    existing.set(urn, { ...request, ...(await aws.create(request)) });
  }
  return [...existing.values()];
}

describe.each(["dev", "prod"] as const)("the AWS resources of %s", (stack) => {
  it("are created in order, read back as declared, and deleted in reverse, without a refusal", async () => {
    const account = new Account(path.join(scratch(), "aws.jsonl"));
    const aws = new SimulatedProvider(AWS_MODEL, account).configure({ region: "eu-west-1" });
    const created = await createAll(aws, await shippedPlan(stack));
    expect(created.length).toBeGreaterThan(60);
    expect(account.list()).toHaveLength(created.length);
    for (const resource of created) {
      const imported = await aws.read({ ...resource, inputs: {}, outputs: {} });
      expect(imported?.inputs).toEqual(resource.inputs);
      const diff = await aws.diff({ ...resource, ...imported }, resource.inputs);
      expect(diff.changes).toEqual([]);
    }
    for (const resource of created.toReversed()) {
      await unprotect(aws, resource);
      await aws.delete(resource);
    }
    expect(account.list()).toEqual([]);
  });
});

/** What an operator does first who means it. */
async function unprotect(aws: ConfiguredProvider, resource: KnownResource): Promise<void> {
  if (resource.inputs.deletionProtection !== true) return;
  const inputs = { ...resource.inputs, deletionProtection: false };
  await aws.update({ ...resource, inputs }, resource.inputs, false);
}
