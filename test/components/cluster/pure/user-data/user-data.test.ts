import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { OperatingSystem } from "../../../../../components/cluster/pure/node-image";
import type {
  JoinFacts,
  NodeSettings,
} from "../../../../../components/cluster/pure/user-data/node-settings";
import {
  encodeUserData,
  planUserData,
} from "../../../../../components/cluster/pure/user-data/user-data";

const join: JoinFacts = {
  clusterName: "dev-cluster",
  endpoint: "https://dev.eks.example.com",
  certificateAuthority: "Y2VydGlmaWNhdGU=",
  serviceCidr: "172.20.0.0/16",
};

/** Everything that a node can be told. */
const settings: NodeSettings = {
  maxPods: 110,
  kubelet: {
    reserved: { cpu: "100m", memory: "512Mi" },
    systemReserved: { cpu: "100m", memory: "256Mi" },
    evictBelowMemory: "200Mi",
    imageCleanup: { above: 80, downTo: 70 },
    podProcesses: 1024,
  },
  labels: { pool: "batch", "example.com/tier": "low" },
  taints: [
    { key: "batch", value: "true", effect: "NoSchedule" },
    { key: "batch", value: "slow", effect: "PreferNoSchedule" },
    { key: "cold", effect: "NoExecute" },
  ],
};

/** The kubelet of Windows nodes takes no settings of its own. */
const windowsSettings: NodeSettings = { ...settings, kubelet: {} };

const golden = (name: string): string =>
  readFileSync(path.join(__dirname, "golden", `${name}.txt`), "utf8");

describe("planUserData", () => {
  it.each<[string, OperatingSystem, NodeSettings, boolean]>([
    ["al2023-merge", "al2023", settings, false],
    ["al2023-full", "al2023", settings, true],
    ["bottlerocket-merge", "bottlerocket", settings, false],
    ["bottlerocket-full", "bottlerocket", settings, true],
    ["windows-full", "windows-2022", windowsSettings, true],
  ])("writes %s", (name, os, told, joins) => {
    const text = planUserData({ os, settings: told, ...(joins ? { join } : {}) });
    expect(text).toBe(golden(name));
  });

  it.each(["al2023", "bottlerocket", "windows-2025"] as const)(
    "has nothing to tell %s nodes of a managed group that have no settings",
    (os) => {
      expect(
        planUserData({ os, settings: { kubelet: {}, labels: settings.labels, taints: [] } }),
      ).toBeUndefined();
    },
  );

  it("does not depend on the order in which labels are written", () => {
    const [first = "", second = ""] = Object.keys(settings.labels);
    const labels = {
      [second]: settings.labels[second] ?? "",
      [first]: settings.labels[first] ?? "",
    };
    for (const os of ["al2023", "bottlerocket", "windows-2022"] as const) {
      const told = { ...windowsSettings, labels };
      expect(planUserData({ os, settings: told, join })).toBe(
        planUserData({ os, settings: windowsSettings, join }),
      );
    }
  });
});

describe("encodeUserData", () => {
  it("encodes what EC2 takes and refuses more", () => {
    expect(encodeUserData("abc")).toBe("YWJj");
    expect(() => encodeUserData("x".repeat(16_385))).toThrow(
      "scheduling: makes user data longer than the 16384 bytes that EC2 takes, got 16385; use fewer labels",
    );
  });
});
