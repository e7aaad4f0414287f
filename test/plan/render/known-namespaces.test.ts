import { describe, expect, it } from "vitest";
import type { PlannedResource } from "../../../plan/model";
import { withKnownNamespaces } from "../../../plan/render/known-namespaces";
import { planned, plannedObject, planOf } from "../planned";

const unknown = { $unknown: true } as const;
const orders = plannedObject(
  "v1",
  "Namespace",
  { metadata: { name: "orders" } },
  { name: "orders" },
);
const other = plannedObject("v1", "Namespace", { metadata: { name: "other" } }, { name: "other" });

/** What becomes of the inputs of the last resource. */
function inputsOf(...resources: readonly PlannedResource[]) {
  return withKnownNamespaces(planOf(resources)).at(-1)?.inputs;
}

const object = (metadata: readonly string[]) =>
  plannedObject(
    "v1",
    "ConfigMap",
    { metadata: { name: "a", namespace: unknown } },
    {
      propertyDependencies: { metadata },
    },
  );

describe("withKnownNamespaces", () => {
  it("takes the name of the Namespace that an object's metadata depends on", () => {
    expect(inputsOf(orders, other, object([orders.urn]))?.metadata).toEqual({
      name: "a",
      namespace: "orders",
    });
  });

  it("takes the name of the Namespace that a release depends on", () => {
    const release = planned({
      type: "kubernetes:helm.sh/v3:Release",
      name: "r",
      inputs: { chart: "c", namespace: unknown },
      propertyDependencies: { namespace: [orders.urn] },
    });
    expect(inputsOf(orders, release)).toEqual({ chart: "c", namespace: "orders" });
  });

  it("guesses nothing where two Namespaces could be meant", () => {
    expect(inputsOf(orders, other, object([orders.urn, other.urn]))?.metadata).toEqual({
      name: "a",
      namespace: unknown,
    });
  });

  it("leaves a namespace unknown that no Namespace of the plan gives", () => {
    expect(inputsOf(orders, object([]))?.metadata).toEqual({ name: "a", namespace: unknown });
  });
});
