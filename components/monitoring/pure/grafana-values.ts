import { RESTRICTED_CONTAINER, RUNTIME_SECCOMP } from "../../core/pure/container-security";
import { PROMETHEUS_SOURCE } from "./dashboard-model";

/** Label by which Grafana finds the ConfigMaps that hold dashboards, in every namespace. */
export const DASHBOARD_LABELS = { grafana_dashboard: "1" } as const;

/** Secret that holds Grafana's administrator, and the keys inside it. */
export const GRAFANA_ADMIN = {
  secretName: "grafana-admin",
  userKey: "admin-user",
  passwordKey: "admin-password",
} as const;

/** Values of the Grafana sub-chart: no default password, no root, no anonymous or new users. */
export function grafanaValues(admin: typeof GRAFANA_ADMIN): Readonly<Record<string, unknown>> {
  return {
    admin: {
      existingSecret: admin.secretName,
      userKey: admin.userKey,
      passwordKey: admin.passwordKey,
    },
    "grafana.ini": {
      analytics: { check_for_updates: false, reporting_enabled: false },
      "auth.anonymous": { enabled: false },
      security: { cookie_secure: true, disable_gravatar: true, content_security_policy: true },
      users: { allow_sign_up: false },
    },
    // Dashboards and data sources come from ConfigMaps, so the pod has no data that needs a volume.
    persistence: { enabled: false },
    extraEmptyDirMounts: [{ name: "tmp", mountPath: "/tmp" }], // the root file system is read-only
    initChownData: { enabled: false }, // would run as root
    testFramework: { enabled: false },
    podDisruptionBudget: { maxUnavailable: 1 },
    resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "256Mi" } },
    sidecar: sidecarValues(),
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 472,
      runAsGroup: 472,
      fsGroup: 472,
      seccompProfile: RUNTIME_SECCOMP,
    },
    containerSecurityContext: { ...RESTRICTED_CONTAINER, seccompProfile: RUNTIME_SECCOMP },
  };
}

/** The helper beside Grafana that turns ConfigMaps into dashboards and data sources. */
function sidecarValues(): Readonly<Record<string, unknown>> {
  return {
    dashboards: {
      enabled: true,
      label: "grafana_dashboard",
      labelValue: DASHBOARD_LABELS.grafana_dashboard,
      searchNamespace: "ALL",
    },
    datasources: { uid: PROMETHEUS_SOURCE.uid },
    resources: { requests: { cpu: "20m", memory: "128Mi" }, limits: { memory: "128Mi" } },
    securityContext: { ...RESTRICTED_CONTAINER, seccompProfile: RUNTIME_SECCOMP },
  };
}
