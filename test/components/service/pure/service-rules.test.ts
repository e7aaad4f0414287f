import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { serviceRules } from "../../../../components/service/pure/service-rules";
import type { ServiceSettings } from "../../../../components/service/pure/service-settings";
import { happyService } from "./happy-service";

function problemsOf(change: Partial<ServiceSettings>): readonly string[] {
  return findProblems(serviceRules({ ...happyService, ...change }));
}

const NAME_FIX =
  "use 1 to 63 lower-case letters, digits and hyphens, starting with a letter" as const;

describe("serviceRules", () => {
  it("finds nothing wrong with a sound service", () => {
    expect(problemsOf({})).toEqual([]);
  });

  it("lets a caller live in a namespace that starts with a digit, as Kubernetes does", () => {
    expect(problemsOf({ callers: [{ namespace: "2fast", name: "web" }] })).toEqual([]);
  });

  it.each<[string, Partial<ServiceSettings>, string]>([
    [
      "a name that starts with a digit",
      { serviceName: "2fast" },
      `serviceName: is not a DNS label, got "2fast"; ${NAME_FIX}`,
    ],
    [
      "an image without a digest",
      { image: "registry.example/shop/orders:latest" },
      'image: has no digest, got "registry.example/shop/orders:latest"; append it: "registry.example/shop/orders:1.4.2@sha256:<64 hex digits>"',
    ],
    [
      "a port below 1024",
      { ports: { http: 80 } },
      "ports.http: must be a whole number from 1024 to 65535, got 80; a process that is not root cannot listen below; use for example 8080",
    ],
    [
      "a port of the sidecar",
      { ports: { http: 15_021 } },
      "ports.http: is taken by the sidecar (15000 to 15090), got 15021; listen on another port, for example 8080",
    ],
    [
      "metrics on the application's port",
      { ports: { http: 8080, metrics: 8080 } },
      "ports.metrics: is the port of the application too, got 8080; serve metrics on a separate port, so that callers cannot read them",
    ],
    [
      "no CPU",
      { resources: { cpu: "0", memory: "512Mi" } },
      'resources.cpu: is less than a thousandth of a core, got "0"; write half a core as "500m"',
    ],
    [
      "memory that is a slip of the unit",
      { resources: { cpu: "250m", memory: "512Ki" } },
      'resources.memory: is less than 16Mi, got "512Ki"; write a quarter of a GiB as "256Mi"',
    ],
    [
      "a maximum below the minimum",
      { scaling: { min: 3, max: 2 } },
      "scaling.max: must be a whole number of at least scaling.min (3), got 2; raise scaling.max or lower scaling.min",
    ],
    [
      "no replica at all",
      { scaling: { min: 0, max: 2 } },
      "scaling.min: must be a whole number of at least 1, got 0; use 2 or more for a workload that must survive the loss of a node",
    ],
    [
      "a CPU target above the request",
      { scaling: { min: 2, max: 10, cpuUtilization: 120 } },
      "scaling.cpuUtilization: must be a percentage of the request from 1 to 100, got 120; leave room for a burst while new pods start: 60 to 80",
    ],
    [
      "a relative probe path",
      { probes: { readiness: "readyz", liveness: "/livez" } },
      'probes.readiness: is not an absolute path, got "readyz"; start it with a slash',
    ],
    [
      "one path for both probes",
      { probes: { readiness: "/health", liveness: "/health" } },
      'probes.liveness: is the readiness path too, so an absent dependency would restart every pod, got "/health"; give liveness a path that calls no dependency',
    ],
    [
      "a caller that is not a name",
      {
        callers: [
          { namespace: "shop", name: "web" },
          { namespace: "shop", name: "*" },
        ],
      },
      `callers[1].name: is not a DNS label, got "*"; ${NAME_FIX}`,
    ],
    [
      "a dependency on no port",
      { dependencies: [{ namespace: "billing", name: "payments", port: 0 }] },
      "dependencies[0].port: must be a whole number from 1 to 65535, got 0; use the port that the pods of the dependency listen on",
    ],
    [
      "a variable that no shell reads",
      { environment: { variables: { "LOG-LEVEL": "info" } } },
      "environment.variables.LOG-LEVEL: is not a name that a shell can read; use letters, digits and underscores, not starting with a digit",
    ],
    [
      "a Secret named by its content",
      { environment: { secrets: ["Pass Word"] } },
      'environment.secrets[0]: is not the name of a Secret, got "Pass Word"; name the Secret, never its content',
    ],
  ])("refuses %s", (_, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });

  it("lists all problems of one service together", () => {
    expect(
      problemsOf({ serviceName: "Orders", ports: { http: 80 }, scaling: { min: 2, max: 1 } }),
    ).toHaveLength(3);
  });
});
