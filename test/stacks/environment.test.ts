import { readFileSync } from "node:fs";
import path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { OWNERSHIP_KEYS } from "../../components/core";
import { isTaggable } from "../../components/core/pure/taggable-types";
import { formatPlan, loadStackConfig, type PlannedResource } from "../../plan";
import { record } from "../support/mocks";
import {
  declareEnvironment,
  planShippedStack,
  PROJECT_ROOT,
  SHIPPED_STACKS,
  shippedPlan,
} from "../support/shipped-stacks";

/** Managed by a provider and deployed: no component, no provider, no random value. */
function isDeployed({ custom, type }: PlannedResource): boolean {
  return custom && !/^(?:pulumi:|random:)/.test(type);
}

/** How many resources a plan deploys, none of a type counted beyond its twentieth. */
function countDeployed(resources: readonly PlannedResource[]): number {
  const byType = new Map<string, number>();
  for (const { type } of resources.filter(isDeployed))
    byType.set(type, (byType.get(type) ?? 0) + 1);
  return [...byType.values()].reduce((sum, count) => sum + Math.min(count, 20), 0);
}

describe.each(SHIPPED_STACKS)("the %s stack", (stack) => {
  it("declares exactly the resources of the committed inventory", async () => {
    const { resources } = await shippedPlan(stack);
    const inventory = readFileSync(path.join(__dirname, `inventory/${stack}.txt`), "utf8");
    expect(resources.map(({ urn }) => urn).join("\n")).toBe(inventory.trimEnd());
  });

  it("gives every child a name that starts with its component's", async () => {
    const { resources } = await shippedPlan(stack);
    const names = new Map(resources.map(({ urn, name }) => [urn, name]));
    const strays = resources
      .filter(({ parent }) => parent !== null && !parent.includes("::pulumi:pulumi:Stack::"))
      .filter(({ name, parent }) => !name.startsWith(names.get(parent ?? "") ?? ""));
    expect(strays.map(({ urn }) => urn)).toEqual([]);
  });

  it("hands every AWS and Kubernetes resource an explicit provider", async () => {
    const { resources } = await shippedPlan(stack);
    const withDefault = resources.filter(
      ({ custom, type, provider }) =>
        custom && /^(?:aws|kubernetes):/.test(type) && provider === null,
    );
    expect(withDefault.map(({ urn }) => urn)).toEqual([]);
  });

  it("tags every taggable resource with who owns it", async () => {
    const { resources } = await shippedPlan(stack);
    const keys = resources
      .filter(({ type }) => isTaggable(type))
      .map(({ name, inputs }) => ({
        name,
        missing: OWNERSHIP_KEYS.filter((key) => !(key in Object(inputs.tags))),
      }));
    expect(keys.filter(({ missing }) => missing.length > 0)).toEqual([]);
  });

  it("labels every Kubernetes object with the same facts", async () => {
    const { resources } = await shippedPlan(stack);
    const unlabelled = resources
      .filter(({ type }) => type.startsWith("kubernetes:") && !type.includes("helm.sh"))
      .filter(({ inputs }) => {
        const labels: unknown = Reflect.get(Object(inputs.metadata), "labels");
        return OWNERSHIP_KEYS.some((key) => !(key in Object(labels)));
      });
    expect(unlabelled.map(({ urn }) => urn)).toEqual([]);
  });

  it("names every deployed object itself, so that none gets a random name", async () => {
    const { resources } = await shippedPlan(stack);
    const objects = resources.filter(({ type }) => /^kubernetes:(?!helm)/.test(type));
    const unnamed = objects.filter(
      ({ inputs }) => typeof Reflect.get(Object(inputs.metadata), "name") !== "string",
    );
    expect(unnamed.map(({ urn }) => urn)).toEqual([]);
  });

  it("declares the same resources in a preview as in an update", async () => {
    const stackConfig = loadStackConfig(PROJECT_ROOT, stack);
    const inventory = async (preview: boolean) => {
      const recording = await record(
        () => {
          pulumi.runtime.setAllConfig({ ...stackConfig.config });
          return pulumi.runtime.runInPulumiStack(async () => declareEnvironment());
        },
        { preview },
      );
      return recording.inventory;
    };
    const preview = await inventory(true);
    expect(preview.length).toBeGreaterThan(40);
    expect(await inventory(false)).toEqual(preview);
  });

  it("plans to the same bytes twice", async () => {
    expect(formatPlan(await planShippedStack(stack))).toBe(
      formatPlan(await planShippedStack(stack)),
    );
  });
});

describe("the shipped stacks", () => {
  it.each(["dev", "prod"] as const)("deploy at least 120 resources in %s", async (stack) => {
    expect(countDeployed((await shippedPlan(stack)).resources)).toBeGreaterThanOrEqual(120);
  });

  it("protect the cluster in prod and leave dev free to be torn down", async () => {
    const protectedNames = async (stack: "dev" | "prod") =>
      (await shippedPlan(stack)).resources
        .filter((resource) => resource.protect && resource.custom)
        .map(({ name }) => name)
        .toSorted();
    expect(await protectedNames("dev")).toEqual([]);
    // What cannot be had again, findings included. An administrator or an add-on may be taken away.
    expect(await protectedNames("prod")).toEqual([
      "prod-cluster-control-plane",
      "prod-cluster-key",
      "prod-cluster-key-alias",
      "prod-cluster-log-group",
      "prod-network-flow-log-group",
      "prod-network-flow-log-key",
      "prod-network-flow-log-key-alias",
      "prod-threats-audit-logs",
      "prod-threats-detector",
      "prod-threats-runtime",
    ]);
  });

  it("need no AWS in local", async () => {
    const { resources } = await shippedPlan("local");
    expect(resources.filter(({ type }) => /aws:/.test(type))).toEqual([]);
  });
});
