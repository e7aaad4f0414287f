import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { namespaceRules } from "../../../../components/service/pure/namespace-rules";
import type {
  ContainerLimits,
  NamespaceQuota,
  NamespaceSettings,
} from "../../../../components/service/pure/namespace-settings";
import { happyNamespace } from "./happy-namespace";

function problemsOf(change: Partial<NamespaceSettings>): readonly string[] {
  return findProblems(namespaceRules({ ...happyNamespace, ...change }));
}

function quota(change: Partial<NamespaceQuota>): Partial<NamespaceSettings> {
  const base = { cpu: "8", memory: "16Gi", pods: 50, persistentVolumeClaims: 10 } as const;
  return { quota: { ...base, loadBalancers: 0, ...change } };
}

function limits(change: Partial<ContainerLimits>): Partial<NamespaceSettings> {
  return { containerLimits: { ...happyNamespace.containerLimits, ...change } };
}

const COUNT_FIX = "count what the team runs at its peak, a rolling update included";

describe("namespaceRules", () => {
  it("finds nothing wrong with a sound namespace", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it("takes the group of a team", () => {
    expect(problemsOf({ editorsGroup: "team-shop" })).toEqual([]);
  });

  it.each([
    [" ", "editorsGroup: is empty; name the team's group, or leave it out"],
    [
      "system:authenticated",
      'editorsGroup: is a group that Kubernetes reserves, got "system:authenticated"; name the team\'s group as the identity provider or the access entry does',
    ],
  ])("refuses the group %o", (editorsGroup, message) => {
    expect(problemsOf({ editorsGroup })).toEqual([message]);
  });

  it("asks nothing of a namespace without a quota", () => {
    expect(problemsOf({ quota: "unlimited" })).toEqual([]);
  });

  it.each(["default", "kube-system", "istio-system", "monitoring", "monitoring-nodes"])(
    "refuses the platform's %s",
    (namespace) => {
      expect(problemsOf({ namespace })).toEqual([
        `namespace: belongs to the cluster or the platform, got "${namespace}"; name it after the team or its product`,
      ]);
    },
  );

  it.each<[string, Partial<NamespaceSettings>, string]>([
    [
      "a name with capitals",
      { namespace: "Shop" },
      'namespace: is not a namespace name, got "Shop"; use 1 to 63 lower-case letters, digits and hyphens',
    ],
    [
      "a quota that holds no container",
      quota({ cpu: "50m" }),
      'quota.cpu: is less than containerLimits.defaultRequest.cpu (100m), got "50m"; raise quota.cpu or lower containerLimits.defaultRequest.cpu',
    ],
    [
      "no pod",
      quota({ pods: 0 }),
      `quota.pods: must be a whole number of at least 1, got 0; ${COUNT_FIX}`,
    ],
    [
      "fewer load balancers than none",
      quota({ loadBalancers: -1 }),
      `quota.loadBalancers: must be a whole number of at least 0, got -1; ${COUNT_FIX}`,
    ],
    [
      "a default limit below the default request",
      limits({ defaultLimit: { cpu: "1", memory: "128Mi" } }),
      'containerLimits.defaultLimit.memory: is less than containerLimits.defaultRequest.memory (256Mi), got "128Mi"; raise containerLimits.defaultLimit.memory or lower containerLimits.defaultRequest.memory',
    ],
    [
      "a ceiling below the default limit",
      limits({ max: { cpu: "500m", memory: "8Gi" } }),
      'containerLimits.max.cpu: is less than containerLimits.defaultLimit.cpu (1), got "500m"; raise containerLimits.max.cpu or lower containerLimits.defaultLimit.cpu',
    ],
  ])("refuses %s", (_, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });
});
