import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { checkPowers, RBAC_ROLE_TYPES, type Power } from "../../world/kubernetes/rbac";
import { stackRule } from "../../rule/rule";

const POWERS: readonly Power[] = [
  {
    groups: [""],
    resources: ["pods"],
    verbs: ["create"],
    message: "create pods, which can mount any secret of the namespace",
  },
  // Kubernetes' good practices for RBAC count what manages pods as pods.
  ...[
    { groups: ["apps"], resources: ["deployments", "statefulsets", "daemonsets", "replicasets"] },
    { groups: ["batch"], resources: ["jobs", "cronjobs"] },
    { groups: [""], resources: ["replicationcontrollers"] },
  ].map((managers) => ({
    ...managers,
    verbs: ["create"],
    message: "create workloads, whose pods can mount any secret of the namespace",
  })),
  {
    groups: [""],
    // A websocket opens by GET, so reading alone is enough.
    resources: ["pods/exec", "pods/attach"],
    verbs: ["create", "get"],
    message: "run commands in pods",
  },
  {
    groups: [""],
    resources: ["pods/ephemeralcontainers"],
    verbs: ["create", "update", "patch"],
    message: "add containers to running pods",
  },
];

/** A user who creates a pod chooses its service account, its image and its volumes. */
export const rbacCreatePodsExec = stackRule({
  id: "rbac-create-pods-exec",
  topic: "rbac",
  severity: "high",
  description:
    "No role may create pods or workloads, run commands in pods or add containers to them.",
  remediation:
    "Remove create for pods and workloads, pods/exec, pods/attach and pods/ephemeralcontainers from " +
    "the role; let the delivery pipeline create workloads.",
  frameworks: [
    cisKubernetes("5.1.4", "Minimize access to create pods"),
    cisEks("4.1.4", "Minimize access to create pods"),
  ],
  parameters: {},
  appliesTo: (type) => RBAC_ROLE_TYPES.has(type),
  check(world, findings) {
    for (const role of world.of(RBAC_ROLE_TYPES)) checkPowers(role, POWERS, findings);
  },
});
