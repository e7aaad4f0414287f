import type { input } from "@pulumi/kubernetes/types";

/** Who may do what, as a RoleBinding says it. */
export interface EditorsBinding {
  readonly roleRef: input.rbac.v1.RoleRef;
  readonly subjects: input.rbac.v1.Subject[];
}

const RBAC = "rbac.authorization.k8s.io";

/**
 * Binds the built-in role `edit` to a group. It changes workloads, Secrets and network policies, but
 * neither quota nor roles nor the mesh's policies: who may call whom stays as declared.
 */
export function planEditorsBinding(group: string): EditorsBinding {
  return {
    roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: "edit" },
    subjects: [{ apiGroup: RBAC, kind: "Group", name: group }],
  };
}
