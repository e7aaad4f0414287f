import { describe, expect, it } from "vitest";
import { formatTeardown } from "../../../plan/teardown/format-teardown";
import { planTeardown } from "../../../plan/teardown/plan-teardown";
import { objectIn, plannedCluster } from "../clusters";
import { planned, planOf } from "../planned";

const cluster = plannedCluster("shop", { deletionProtection: true });
const ingress = objectIn(cluster, "networking.k8s.io/v1", "Ingress", {}, { deletedWith: null });
const archive = planned({ type: "aws:s3/bucket:Bucket", name: "archive", retainOnDelete: true });
const role = planned({ type: "aws:iam/role:Role", name: "role" });
const pages = objectIn(cluster, "v1", "ConfigMap");

describe("formatTeardown", () => {
  it("shows guards, phases with reasons, what stays and what is wrong", () => {
    const plan = planTeardown(planOf([archive, role, ...cluster.resources, pages, ingress]));
    expect(formatTeardown(plan, { color: false })).toBe(`Teardown of dev

Before: an update that takes these guards down
   aws:eks:Cluster  shop-control-plane  deletionProtection

1 drain: objects that made something outside, while their controllers and nodes still run
 - kubernetes:networking.k8s.io/v1:Ingress  object

2 in-cluster: lives in the cluster only
   1 gone with their cluster, without a call

3 nodes-and-addons: nothing runs on them any more; the control plane refuses to go before them
 - aws:eks:NodeGroup  shop-pool

4 control-plane: the API is not needed any more; access goes with it
 - aws:eks:Cluster  shop-control-plane

5 foundations: keys, roles, logs and queues that all of the above used
 - aws:iam:Role  role

Left behind on purpose
   aws:s3:Bucket  archive  is retained: it leaves the state only

Problems
   kubernetes:networking.k8s.io/v1:Ingress  object  leaves a load balancer behind, got no controller; declare aws-load-balancer-controller or ingress-nginx or traefik

4 deleted by a call, 1 with their cluster, 1 problems
`);
  });

  it("says little of an empty plan", () => {
    expect(formatTeardown(planTeardown(planOf([])), { color: false })).toBe(
      "Teardown of dev\n\n0 deleted by a call, 0 with their cluster, 0 problems\n",
    );
  });
});
