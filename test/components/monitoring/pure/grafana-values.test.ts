import { describe, expect, it } from "vitest";
import {
  GRAFANA_ADMIN,
  grafanaValues,
} from "../../../../components/monitoring/pure/grafana-values";

const values = grafanaValues(GRAFANA_ADMIN);

describe("grafanaValues", () => {
  it("reads the administrator from the Secret and holds no password", () => {
    expect(values.admin).toEqual({
      existingSecret: "grafana-admin",
      userKey: "admin-user",
      passwordKey: "admin-password",
    });
    expect(values).not.toHaveProperty("adminPassword");
  });

  it("lets nobody in without an account", () => {
    expect(values["grafana.ini"]).toMatchObject({
      "auth.anonymous": { enabled: false },
      users: { allow_sign_up: false },
    });
  });

  it("loads dashboards by their label from every namespace, on the stack's own Prometheus", () => {
    expect(values.sidecar).toMatchObject({
      dashboards: {
        enabled: true,
        label: "grafana_dashboard",
        labelValue: "1",
        searchNamespace: "ALL",
      },
      datasources: { uid: "prometheus" },
    });
  });

  it("starts nothing as root", () => {
    expect(values).toMatchObject({
      initChownData: { enabled: false },
      securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      containerSecurityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ["ALL"] },
      },
    });
  });
});
