import { describe, expect, it } from "vitest";
import { formatUpgrade } from "../../../plan/upgrade/format-upgrade";
import { reportUpgrade } from "../../../plan/upgrade/report-upgrade";
import { objectIn, plannedCluster } from "../clusters";
import { planned, planOf } from "../planned";

const cluster = plannedCluster("shop");
const addons = ["kube-proxy", "vpc-cni"].map((addonName) =>
  planned({
    type: "aws:eks/addon:Addon",
    name: addonName,
    inputs: { clusterName: "shop", addonName },
  }),
);
const budget = objectIn(cluster, "policy/v1beta1", "PodDisruptionBudget");
const text = (resources: Parameters<typeof planOf>[0], to = "1.36") =>
  formatUpgrade(reportUpgrade(planOf(resources), to, "2026-11-24"), { color: false });

describe("formatUpgrade", () => {
  it("shows what stands in the way, the steps in order, and warnings", () => {
    expect(text([...cluster.resources, ...addons, budget])).toBe(`shop: 1.35 to 1.36
Blockers
  object: PodDisruptionBudget is not served since 1.25, got policy/v1beta1; write it in policy/v1
Steps
   1 backup shop: a control plane cannot be taken back: back up objects and volumes, and try a restore
   2 control-plane shop 1.35 to 1.36: one minor at a time; needs up to five free addresses in its subnets
   3 addon shop/kube-proxy v1.36.0-eksbuild.14: its minor is the control plane's: 1.36
   4 addon shop/vpc-cni to what EKS lists: at most one minor of its own at a time
   5 pool shop-pool 1.35 to 1.36: nodes follow once the control plane and its add-ons are healthy
Warnings
  1.35: standard support ends on 2027-03-27
  1.36: no source gives EKS's support dates; see that EKS offers it in the region
  add-ons: no source names a build for 1.36 of vpc-cni; take the default that "aws eks describe-addon-versions --kubernetes-version 1.36" lists
`);
  });

  it("says that there is nothing to do", () => {
    expect(text(cluster.resources, "1.35")).toBe(
      "shop: 1.35 to 1.35\nNothing to do.\nWarnings\n  1.35: standard support ends on 2027-03-27\n",
    );
  });

  it("says that a plan creates no cluster", () => {
    expect(text([])).toBe("dev creates no cluster.\n");
  });
});
