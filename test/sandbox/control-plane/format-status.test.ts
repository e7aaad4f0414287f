import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import schema from "../../../docs/schemas/orchestration-sandbox-1.json";
import type { ClusterStatus } from "../../../sandbox/control-plane/cluster-status";
import { formatStatusJson, formatStatusText } from "../../../sandbox/control-plane/format-status";

const ready: ClusterStatus = {
  stack: "dev",
  name: "dev-cluster",
  state: "ready",
  server: "https://127.0.0.1:43210",
  kubeconfig: "clusters/dev/dev-cluster/kubeconfig",
  extras: ["scheduler"],
  programs: [
    { name: "etcd", pid: 11 },
    { name: "kube-apiserver", pid: 12 },
  ],
  since: "2026-01-02T03:04:05.000Z",
};

const stopped: ClusterStatus = {
  stack: "local",
  name: "local",
  state: "stopped",
  server: null,
  kubeconfig: null,
  extras: [],
  programs: [],
  since: null,
};

describe("formatStatusText", () => {
  it("says how to reach what runs, and what else is there", () => {
    expect(formatStatusText([ready, stopped])).toBe(
      [
        "dev-cluster of dev: ready, https://127.0.0.1:43210, with scheduler, since 2026-01-02T03:04:05.000Z",
        "  kubectl --kubeconfig clusters/dev/dev-cluster/kubeconfig",
        "  etcd 11, kube-apiserver 12",
        "local of local: stopped",
        "",
      ].join("\n"),
    );
  });

  it("names the command where there is nothing", () => {
    expect(formatStatusText([])).toContain("`orchestrate sandbox start`");
  });
});

describe("formatStatusJson", () => {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

  it("gives what docs/schemas/orchestration-sandbox-1.json describes", () => {
    validate(JSON.parse(formatStatusJson([ready, stopped])));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("is refused with a state that there is not", () => {
    expect(
      validate({ format: "orchestration-sandbox/1", clusters: [{ ...ready, state: "x" }] }),
    ).toBe(false);
  });
});
