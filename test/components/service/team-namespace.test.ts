import { describe, expect, it } from "vitest";
import { TeamNamespace, type TeamNamespaceArgs } from "../../../components/service";
import { record, type RecordOptions, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const NAMESPACE = "kubernetes:core/v1:Namespace";
const QUOTA = "kubernetes:core/v1:ResourceQuota";
const LIMITS = "kubernetes:core/v1:LimitRange";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

function recordNamespace(args: TeamNamespaceArgs = {}, options?: RecordOptions) {
  return record(() => new TeamNamespace("dev-shop", { namespace: "shop", ...args }), options);
}

describe("TeamNamespace", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares the namespace, its bounds and its isolation (%o)",
    async (mode) => {
      expect((await recordNamespace({}, mode)).inventory).toEqual([
        `${LIMITS} dev-shop-limits`,
        `${NAMESPACE} dev-shop-namespace`,
        `${QUOTA} dev-shop-quota`,
        `${POLICY} dev-shop-allow-dns`,
        `${POLICY} dev-shop-allow-mesh-control-plane`,
        `${POLICY} dev-shop-default-deny`,
      ]);
    },
  );

  it("enforces the restricted standard at the cluster's minor", async () => {
    const recording = await recordNamespace({ kubernetesVersion: "1.36" });
    expect(recording.only(NAMESPACE).inputs.metadata).toMatchObject({
      name: "shop",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "v1.36",
      },
    });
  });

  it("bounds what the team may request [AL-2] [FT-4]", async () => {
    const quota = (await recordNamespace()).only(QUOTA);
    provesRow(["AL-2", "FT-4"], quota, "spec.hard", {
      "requests.cpu": "8",
      "requests.memory": "16Gi",
      "limits.cpu": "32",
      "limits.memory": "32Gi",
      pods: "50",
      persistentvolumeclaims: "10",
      "services.loadbalancers": "0",
      "services.nodeports": "0",
    });
  });

  it("gives a container that says nothing modest resources [TF-1]", async () => {
    const limits = (await recordNamespace()).only(LIMITS);
    provesRow("TF-1", limits, "spec.limits[0].defaultRequest", {
      cpu: "100m",
      memory: "256Mi",
      "ephemeral-storage": "64Mi",
    });
  });

  it("denies every pod both directions [SV-2] [KI-3]", async () => {
    const policy = (await recordNamespace()).only(POLICY, "dev-shop-default-deny");
    expect(policy.inputs.spec).toEqual({ podSelector: {}, policyTypes: ["Ingress", "Egress"] });
    provesRow(["SV-2", "KI-3"], policy, "spec.policyTypes", ["Ingress", "Egress"]);
  });

  it("has no quota where it is unlimited", async () => {
    const { inventory } = await recordNamespace({ quota: "unlimited" });
    expect(inventory.filter((entry) => entry.startsWith(QUOTA))).toEqual([]);
  });

  it("has no policy where it is open", async () => {
    const { inventory } = await recordNamespace({ isolation: "open" });
    expect(inventory.filter((entry) => entry.startsWith(POLICY))).toEqual([]);
  });

  it("lets nobody edit unless a group is named", async () => {
    const { inventory } = await recordNamespace();
    expect(inventory.filter((entry) => entry.includes("RoleBinding"))).toEqual([]);
  });

  it("lets the named group edit what is inside", async () => {
    const { inputs } = (await recordNamespace({ editorsGroup: "team-shop" })).only(
      "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
      "dev-shop-editors",
    );
    expect(inputs).toMatchObject({
      metadata: { name: "editors", namespace: "shop" },
      roleRef: { kind: "ClusterRole", name: "edit" },
      subjects: [{ kind: "Group", name: "team-shop" }],
    });
  });

  it("is named after the component unless told otherwise", async () => {
    const recording = await record(() => new TeamNamespace("dev-shop"));
    expect(recording.only(NAMESPACE).inputs.metadata).toMatchObject({ name: "dev-shop" });
  });

  it("puts everything into the namespace that it offers", async () => {
    let offered = "";
    const recording = await record(async () => {
      offered = await valueOf(new TeamNamespace("dev-shop", { namespace: "shop" }).namespace);
    });
    const places = recording.resources
      .filter(({ custom, type }) => custom && type !== NAMESPACE)
      .map(({ inputs }) => inputs.metadata);
    expect(offered).toBe("shop");
    expect(places).toHaveLength(5);
    for (const metadata of places) expect(metadata).toMatchObject({ namespace: "shop" });
  });

  it("refuses a namespace of the platform before anything is declared", async () => {
    await expect(recordNamespace({ namespace: "kube-system" })).rejects.toThrow(
      "namespace kube-system has 1 problem:\n  namespace: belongs to the cluster or the platform",
    );
  });
});
