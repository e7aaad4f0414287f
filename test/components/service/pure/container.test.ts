import { describe, expect, it } from "vitest";
import { planContainer } from "../../../../components/service/pure/container";
import { happyService, IMAGE } from "./happy-service";

describe("planContainer", () => {
  it("renders the whole container", () => {
    expect(planContainer(happyService)).toEqual({
      name: "app",
      image: IMAGE,
      imagePullPolicy: "IfNotPresent",
      ports: [
        { name: "http", containerPort: 8080, protocol: "TCP" },
        { name: "http-metrics", containerPort: 9090, protocol: "TCP" },
      ],
      env: [],
      resources: {
        requests: { cpu: "250m", memory: "512Mi", "ephemeral-storage": "256Mi" },
        limits: { cpu: "1", memory: "512Mi", "ephemeral-storage": "256Mi" },
      },
      startupProbe: {
        httpGet: { path: "/livez", port: "http" },
        timeoutSeconds: 2,
        periodSeconds: 2,
        failureThreshold: 30,
      },
      readinessProbe: {
        httpGet: { path: "/readyz", port: "http" },
        timeoutSeconds: 2,
        periodSeconds: 5,
        failureThreshold: 3,
      },
      livenessProbe: {
        httpGet: { path: "/livez", port: "http" },
        timeoutSeconds: 2,
        periodSeconds: 10,
        failureThreshold: 3,
      },
      lifecycle: { preStop: { sleep: { seconds: 15 } } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        privileged: false,
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        seccompProfile: { type: "RuntimeDefault" },
      },
      terminationMessagePolicy: "FallbackToLogsOnError",
      volumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
    });
  });

  it("has one port without metrics", () => {
    expect(planContainer({ ...happyService, ports: { http: 8080 } }).ports).toEqual([
      { name: "http", containerPort: 8080, protocol: "TCP" },
    ]);
  });

  it("keeps the order of the variables", () => {
    const environment = { variables: { Z: "1", A: "2" } };
    expect(planContainer({ ...happyService, environment }).env).toEqual([
      { name: "Z", value: "1" },
      { name: "A", value: "2" },
    ]);
  });
});
