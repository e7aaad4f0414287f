import { describe, expect, it } from "vitest";
import {
  outputsOf,
  previewedOutputs,
} from "../../../../sandbox/providers/kubernetes/object-outputs";
import { UNKNOWN, isSecret, secret } from "../../../../sandbox/providers/properties";

describe("outputsOf", () => {
  it("is the object as the server has it, without the managers' books", () => {
    const live = {
      kind: "X",
      metadata: { name: "x", uid: "1", managedFields: [] },
      spec: { a: "500m" },
    };
    expect(outputsOf(live, { kind: "X", spec: { a: "0.5" } })).toEqual({
      kind: "X",
      metadata: { name: "x", uid: "1" },
      spec: { a: "500m" },
    });
  });

  it("keeps secret what the inputs have as a secret", () => {
    const live = { spec: { list: ["a", "b"], token: "t" } };
    const inputs = { spec: { list: [secret("a")], token: secret("t") } };
    expect(outputsOf(live, inputs)).toEqual({
      spec: { list: secret(["a", "b"]), token: secret("t") },
    });
  });

  it("leaves out the copy of a Secret that kubectl keeps in an annotation", () => {
    const copy = '{"data":{"password":"aHVudGVyMg=="}}';
    const annotations = { team: "shop", "kubectl.kubernetes.io/last-applied-configuration": copy };
    const live = { kind: "Secret", metadata: { name: "s", annotations } };
    expect(outputsOf(live, { kind: "Secret" }).metadata).toEqual({
      name: "s",
      annotations: { team: "shop" },
    });
  });

  it("takes the data of a Secret for secret whoever marked it", () => {
    const outputs = outputsOf({ kind: "Secret", data: { a: "YQ==" } }, { kind: "Secret" });
    expect(isSecret(outputs.data)).toBe(true);
  });
});

describe("previewedOutputs", () => {
  it("knows what stays and leaves open what the update decides", () => {
    const result = {
      metadata: { uid: "1", resourceVersion: "7" },
      spec: { a: 1 },
      status: { b: 2 },
    };
    expect(previewedOutputs(result, { spec: { a: 1, c: UNKNOWN } })).toEqual({
      metadata: { uid: "1", resourceVersion: UNKNOWN, generation: UNKNOWN },
      spec: { a: 1, c: UNKNOWN },
      status: UNKNOWN,
    });
  });
});
