import { describe, expect, it } from "vitest";
import { ApiError } from "../../../../sandbox/providers/kubernetes/api-error";
import {
  diffByRefusal,
  diffByTable,
  effectiveChanges,
} from "../../../../sandbox/providers/kubernetes/object-diff";
import { diffProperties } from "../../../../sandbox/providers/property-diff";
import type { Properties } from "../../../../sandbox/providers/properties";

const manager = "pulumi-kubernetes";

/** An object with the fields that the manager has applied. */
function object(spec: Properties, owned: Properties = spec): Properties {
  const entry = { manager, operation: "Apply", fieldsV1: owned };
  return { metadata: { name: "x", generation: 1, managedFields: [entry] }, spec };
}

function pathsOf(olds: Properties, news: Properties, live: Properties, result: Properties) {
  const inputChanges = diffProperties({ spec: olds }, { spec: news });
  const changes = effectiveChanges({ inputChanges, live, result, manager });
  return changes.map(({ path, kind }) => `${kind} ${path}`);
}

describe("effectiveChanges", () => {
  it("are none where the server only spells the new value differently", () => {
    const live = object({ cpu: "500m" });
    expect(pathsOf({ cpu: "0.5" }, { cpu: "500m" }, live, live)).toEqual([]);
  });

  it("name an input whose change takes effect", () => {
    const [live, result] = [object({ replicas: 1 }), object({ replicas: 2 })];
    expect(pathsOf({ replicas: 1 }, { replicas: 2 }, live, result)).toEqual([
      "update spec.replicas",
    ]);
  });

  it("name what somebody else changed though the inputs are the same", () => {
    const [live, result] = [object({ replicas: 5 }), object({ replicas: 2 })];
    expect(pathsOf({ replicas: 2 }, { replicas: 2 }, live, result)).toEqual([
      "update spec.replicas",
    ]);
  });

  it("count a field that is given up, though a default takes its place", () => {
    const [live, result] = [object({ replicas: 1 }), object({ replicas: 1 }, {})];
    expect(pathsOf({ replicas: 1 }, {}, live, result)).toEqual(["delete spec.replicas"]);
  });

  it("do not count a field of an imported object that the program leaves to the server", () => {
    const unowned = { metadata: { name: "x" }, spec: { replicas: 1, paused: false } };
    const result = object({ replicas: 1, paused: false }, { replicas: 1 });
    expect(pathsOf(unowned.spec, { replicas: 1 }, unowned, result)).toEqual([]);
  });
});

describe("diffByTable", () => {
  it("replaces for a field that never changes in place, the old object first", () => {
    const [olds, inputs] = [{ roleRef: { name: "a" } }, { roleRef: { name: "b" } }];
    const type = "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding";
    expect(diffByTable({ type, inputs }, olds, diffProperties(olds, inputs), true)).toMatchObject({
      replaces: ["roleRef"],
      deleteBeforeReplace: true,
    });
  });

  it("keeps the old object until there is the new one where the name changes", () => {
    const [olds, inputs] = [{ metadata: { name: "a" } }, { metadata: { name: "b" } }];
    const type = "kubernetes:core/v1:ConfigMap";
    expect(diffByTable({ type, inputs }, olds, diffProperties(olds, inputs), false)).toMatchObject({
      replaces: ["metadata"],
      deleteBeforeReplace: false,
    });
  });
});

describe("diffByRefusal", () => {
  const changes = diffProperties({ spec: { a: 1 } }, { spec: { a: 2 } });
  const cause = { field: "spec.a", reason: "FieldValueInvalid", message: "field is immutable" };

  it("replaces where the server calls the field immutable", () => {
    const error = new ApiError(422, "is invalid", [cause]);
    expect(diffByRefusal(error, changes)).toMatchObject({
      replaces: ["spec"],
      deleteBeforeReplace: true,
    });
  });

  it("knows nothing about any other refusal", () => {
    const error = new ApiError(422, "is invalid", [{ ...cause, message: "must be positive" }]);
    expect(diffByRefusal(error, changes)).toBeUndefined();
  });
});
