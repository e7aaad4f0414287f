import { describe, expect, it } from "vitest";
import {
  driftedInputs,
  importedInputs,
} from "../../../../sandbox/providers/kubernetes/live-inputs";
import { secret } from "../../../../sandbox/providers/properties";

const inputs = {
  kind: "Deployment",
  metadata: { name: "api", labels: { app: "api", team: "a" } },
  spec: { replicas: 2, cpu: "0.5" },
};
const desired = {
  kind: "Deployment",
  metadata: { name: "api", uid: "1", generation: 1, labels: { app: "api", team: "a" } },
  spec: { replicas: 2, cpu: "500m", paused: false },
};

describe("driftedInputs", () => {
  it("are the inputs where the server only spells them differently", () => {
    const live = { ...desired, metadata: { ...desired.metadata, generation: 4 }, status: { a: 1 } };
    expect(driftedInputs(inputs, desired, live)).toEqual(inputs);
  });

  it("show a value that somebody changed, and only that", () => {
    const live = { ...desired, spec: { ...desired.spec, replicas: 5 } };
    expect(driftedInputs(inputs, desired, live).spec).toEqual({ replicas: 5, cpu: "0.5" });
  });

  it("lack a label that somebody removed", () => {
    const live = { ...desired, metadata: { ...desired.metadata, labels: { app: "api" } } };
    expect(driftedInputs(inputs, desired, live).metadata).toEqual({
      name: "api",
      labels: { app: "api" },
    });
  });

  it("show a changed Secret in the form in which it was declared, and as secret", () => {
    const declared = { kind: "Secret", stringData: secret({ password: "old" }) };
    const object = (password: string) => ({
      kind: "Secret",
      data: { password: Buffer.from(password).toString("base64"), other: "eA==" },
    });
    const drifted = driftedInputs(declared, object("old"), object("new"));
    expect(drifted).toEqual({ kind: "Secret", stringData: secret({ password: "new" }) });
  });
});

describe("driftedInputs of a list that holds a secret", () => {
  it("keep all of it secret when somebody adds an item", () => {
    const declared = { env: [{ name: "TOKEN", value: secret("hunter2") }] };
    const desired = { env: [{ name: "TOKEN", value: "hunter2" }] };
    const live = { env: [...desired.env, { name: "DEBUG", value: "1" }] };
    expect(driftedInputs(declared, desired, live)).toEqual({ env: secret(live.env) });
  });
});

describe("importedInputs", () => {
  it("are the object without what the server and its controllers keep", () => {
    const annotations = { "deployment.kubernetes.io/revision": "3" };
    const live = {
      kind: "Deployment",
      metadata: { name: "api", uid: "1", managedFields: [], resourceVersion: "9", annotations },
      spec: { replicas: 2 },
      status: { replicas: 2 },
    };
    expect(importedInputs(live)).toEqual({
      kind: "Deployment",
      metadata: { name: "api" },
      spec: { replicas: 2 },
    });
  });

  it("hold the data of a Secret as a secret", () => {
    const live = { kind: "Secret", metadata: { name: "s" }, data: { a: "YQ==" } };
    expect(importedInputs(live).data).toEqual(secret({ a: "YQ==" }));
  });
});
