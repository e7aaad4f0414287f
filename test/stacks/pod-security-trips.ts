import type { FieldEdit, Mutation } from "../support/mutate-plan";

/** An edit of the shipped prod plan, and where the finding points. */
interface PodSecurityTrip extends Mutation {
  readonly path: string;
  /** Rules of the other level, which say the same of the same field. */
  readonly alongside?: readonly string[];
}

const POD = "spec.template.spec";
const CONTAINER = `${POD}.containers[0]`;
const CONTEXT = `${CONTAINER}.securityContext`;
const LABEL = 'metadata.labels["pod-security.kubernetes.io/enforce"]';

/** Edits of the Deployment of the orders; the finding points at the first unless told otherwise. */
function orders(
  edits: readonly [FieldEdit, ...FieldEdit[]],
  path = "set" in edits[0] ? edits[0].set : edits[0].remove,
): PodSecurityTrip {
  return { type: "kubernetes:apps/v1:Deployment", name: "prod-orders-deployment", edits, path };
}

/** An edit of the prod plan for each rule of the Pod Security Standards. */
export const POD_SECURITY_TRIPS: Readonly<Record<string, PodSecurityTrip>> = {
  "pss-host-namespaces": orders([{ set: `${POD}.hostNetwork`, to: true }]),
  "pss-privileged": orders([{ set: `${CONTEXT}.privileged`, to: true }]),
  "pss-capabilities-baseline": {
    ...orders(
      [{ set: `${CONTEXT}.capabilities.add`, to: ["SYS_ADMIN"] }],
      `${CONTEXT}.capabilities.add[0]`,
    ),
    alongside: ["pss-capabilities-restricted"],
  },
  "pss-host-path": {
    ...orders(
      [{ set: `${POD}.volumes`, to: [{ name: "tmp", hostPath: { path: "/tmp" } }] }],
      `${POD}.volumes[0].hostPath`,
    ),
    alongside: ["pss-volume-types"],
  },
  "pss-host-ports": orders([{ set: `${CONTAINER}.ports[0].hostPort`, to: 8080 }]),
  "pss-host-probes": orders([
    { set: `${CONTAINER}.livenessProbe.httpGet.host`, to: "169.254.169.254" },
  ]),
  "pss-apparmor": orders([{ set: `${CONTEXT}.appArmorProfile.type`, to: "Unconfined" }]),
  "pss-selinux": orders([{ set: `${CONTEXT}.seLinuxOptions.type`, to: "spc_t" }]),
  "pss-proc-mount": {
    ...orders([{ set: `${CONTEXT}.procMount`, to: "Unmasked" }]),
    alongside: ["pss-proc-mount-restricted"],
  },
  "pss-seccomp-baseline": {
    ...orders([{ set: `${CONTEXT}.seccompProfile.type`, to: "Unconfined" }]),
    alongside: ["pss-seccomp-restricted"],
  },
  "pss-sysctls": orders(
    [{ set: `${POD}.securityContext.sysctls`, to: [{ name: "kernel.msgmax", value: "1" }] }],
    `${POD}.securityContext.sysctls[0].name`,
  ),
  "pss-windows-host-process": orders([{ set: `${CONTEXT}.windowsOptions.hostProcess`, to: true }]),
  "pss-allow-privilege-escalation": orders([{ remove: `${CONTEXT}.allowPrivilegeEscalation` }]),
  "pss-capabilities-restricted": orders([{ set: `${CONTEXT}.capabilities.drop`, to: ["KILL"] }]),
  "pss-run-as-non-root": orders([{ set: `${CONTEXT}.runAsNonRoot`, to: false }]),
  "pss-run-as-user": orders([{ set: `${POD}.securityContext.runAsUser`, to: 0 }]),
  "pss-seccomp-restricted": orders(
    [{ remove: `${CONTEXT}.seccompProfile` }, { remove: `${POD}.securityContext.seccompProfile` }],
    `${CONTEXT}.seccompProfile.type`,
  ),
  "pss-volume-types": orders(
    [{ set: `${POD}.volumes`, to: [{ name: "tmp", nfs: { server: "files", path: "/" } }] }],
    `${POD}.volumes[0].nfs`,
  ),
  "pss-proc-mount-restricted": orders([
    { set: `${CONTEXT}.procMount`, to: "Unmasked" },
    { set: `${POD}.hostUsers`, to: false },
  ]),
  "ns-pss-label": {
    type: "kubernetes:core/v1:Namespace",
    name: "prod-orders-namespace",
    edits: [{ set: LABEL, to: "baseline" }],
    path: LABEL,
  },
};
