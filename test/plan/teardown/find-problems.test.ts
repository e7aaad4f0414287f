import { describe, expect, it } from "vitest";
import type { PlannedResource } from "../../../plan/model";
import { planTeardown } from "../../../plan/teardown/plan-teardown";
import { objectIn, plannedCluster, releaseIn } from "../clusters";
import { planned, planOf } from "../planned";

const cluster = plannedCluster("shop");
const autoMode = plannedCluster("shop", { computeConfig: { enabled: true } });
const called = { deletedWith: null };
const driver = planned({
  type: "aws:eks/addon:Addon",
  name: "ebs",
  inputs: { clusterName: "shop", addonName: "aws-ebs-csi-driver" },
  dependencies: [cluster.controlPlane.urn],
});
const claim = objectIn(cluster, "v1", "PersistentVolumeClaim", {}, called);
const ingress = objectIn(cluster, "networking.k8s.io/v1", "Ingress", {}, called);

const problemsOf = (...resources: readonly PlannedResource[]) =>
  planTeardown(planOf(resources)).problems.map(({ message }) => message);

describe("problems of a teardown", () => {
  it("are none where objects go with the cluster", () => {
    expect(problemsOf(...cluster.resources, objectIn(cluster, "v1", "ConfigMap"))).toEqual([]);
  });

  it("are none where the cluster is another stack's", () => {
    const provider = planned({ type: "pulumi:providers:kubernetes", name: "shared" });
    const object = objectIn({ ...cluster, provider }, "v1", "ConfigMap", {}, called);
    expect(problemsOf(provider, object)).toEqual([]);
  });

  it("name an object that would be deleted by a call to a dying API", () => {
    const object = objectIn(cluster, "v1", "ConfigMap", {}, called);
    expect(problemsOf(...cluster.resources, object)).toEqual([
      "would be deleted by a call to an API that is about to go; set deletedWith",
    ]);
  });

  it("name what leaves something outside because it is discarded", () => {
    const service = objectIn(cluster, "v1", "Service", { spec: { type: "LoadBalancer" } });
    expect(problemsOf(...cluster.resources, service)).toEqual([
      "leaves a load balancer with its security groups behind, got deletedWith; " +
        "let it be deleted by a call",
    ]);
  });

  it("name an object that has no controller", () => {
    expect(problemsOf(...cluster.resources, ingress)).toEqual([
      "leaves a load balancer behind, got no controller; " +
        "declare aws-load-balancer-controller or ingress-nginx or traefik",
    ]);
  });

  it("are none where the controller goes with the cluster", () => {
    const controller = releaseIn(cluster, "aws-load-balancer-controller");
    expect(problemsOf(...cluster.resources, controller, ingress)).toEqual([]);
  });

  it("name an object that may outlive its controller", () => {
    const controller = releaseIn(cluster, "ingress-nginx", {}, called);
    const service = { controller: { service: { type: "ClusterIP" } } };
    const quiet = { ...controller, inputs: { ...controller.inputs, values: service } };
    expect(problemsOf(...cluster.resources, quiet, ingress)).toContain(
      "may outlive its controller ingress-nginx; depend on it",
    );
  });

  it("name a volume whose driver is an add-on that may go first, and are none with the edge", () => {
    expect(problemsOf(...cluster.resources, driver, claim)).toEqual([
      "may outlive its controller ebs; depend on it",
    ]);
    const waiting = { ...claim, dependencies: [driver.urn] };
    expect(problemsOf(...cluster.resources, driver, waiting)).toEqual([]);
  });

  it("name nodes that may go before the object", () => {
    const late = planned({
      type: "aws:eks/nodeGroup:NodeGroup",
      name: "late",
      inputs: { clusterName: "shop" },
    });
    const service = objectIn(cluster, "v1", "Service", { spec: { type: "LoadBalancer" } }, called);
    expect(problemsOf(...cluster.resources, late, service)).toEqual([
      "may outlive the nodes of late that its controller runs on; depend on them",
    ]);
  });

  it("are none where Auto Mode has the controllers built in", () => {
    const claimed = objectIn(autoMode, "v1", "PersistentVolumeClaim", {}, called);
    expect(problemsOf(...autoMode.resources, claimed)).toEqual([]);
  });
});

describe("guards of a teardown", () => {
  it("are the engine's and the cloud's", () => {
    const guarded = planned({
      type: "aws:eks/cluster:Cluster",
      name: "c",
      protect: true,
      inputs: { deletionProtection: true },
    });
    expect(planTeardown(planOf([guarded])).unprotect).toEqual([
      { urn: guarded.urn, guard: "protect" },
      { urn: guarded.urn, guard: "deletionProtection" },
    ]);
  });
});

describe("what a teardown leaves behind", () => {
  it("is what is retained, volumes that charts keep, and keys until their window ends", () => {
    const values = { prometheus: { prometheusSpec: { storageSpec: {} } } };
    const kept = [
      planned({ type: "aws:s3/bucket:Bucket", name: "archive", retainOnDelete: true }),
      planned({ type: "aws:kms/key:Key", name: "key" }),
      releaseIn(cluster, "kube-prometheus-stack", { values }),
    ];
    const { leftBehind } = planTeardown(planOf([...cluster.resources, ...kept]));
    expect(leftBehind.map(({ urn }) => urn)).toEqual(kept.map(({ urn }) => urn));
  });
});
