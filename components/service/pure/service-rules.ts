import { replicaBoundsRules } from "../../core/pure/replica-bounds";
import { cpuMillicores, memoryBytes } from "../../core/pure/units";
import type { ValidationRule } from "../../core/pure/validate";
import { imageRules } from "./image-rules";
import { namespaceNameRule } from "./namespace-rules";
import type { ServiceIdentity } from "./service-identity";
import type { ServicePorts, ServiceScaling, ServiceSettings } from "./service-settings";

/** Name of a Service, RFC 1035: a DNS label that starts with a letter. */
const SERVICE_NAME = /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Name of a Secret, RFC 1123: DNS labels joined by dots. */
const SECRET_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const FIRST_UNPRIVILEGED_PORT = 1_024;

/** Ports that the sidecar listens on; an application on one of them is never reached. */
const SIDECAR_PORTS = { first: 15_000, last: 15_090 } as const;

/** The least that an interpreter starts with; less is a slip of the unit. */
const LEAST_MEMORY = 16 * 2 ** 20;

/** Everything that the API server, the mesh or a reviewer would refuse about a microservice. */
export function serviceRules(settings: ServiceSettings): readonly ValidationRule[] {
  const { image } = settings;
  return [
    serviceNameRule("serviceName", settings.serviceName),
    ...(typeof image === "string" ? imageRules(image) : []),
    ...portRules(settings.ports),
    ...resourceRules(settings),
    ...scalingRules(settings.scaling),
    ...probeRules(settings),
    ...identityRules("callers", settings.callers),
    ...identityRules("dependencies", settings.dependencies),
    ...dependencyRules(settings),
    ...environmentRules(settings),
  ];
}

/** Refuses what is not a name of a Service. */
export function serviceNameRule(path: string, name: string): ValidationRule {
  return {
    when: !SERVICE_NAME.test(name),
    path,
    problem: "is not a DNS label",
    got: name,
    fix: "use 1 to 63 lower-case letters, digits and hyphens, starting with a letter",
  };
}

function portRules(ports: ServicePorts): readonly ValidationRule[] {
  const { http, metrics } = ports;
  return [
    ...listenRules("ports.http", http),
    ...(metrics === undefined ? [] : listenRules("ports.metrics", metrics)),
    {
      when: http === metrics,
      path: "ports.metrics",
      problem: "is the port of the application too",
      got: metrics,
      fix: "serve metrics on a separate port, so that callers cannot read them",
    },
  ];
}

/** What must not hold of a port that the application listens on. */
export function listenRules(path: string, port: number): readonly ValidationRule[] {
  return [
    {
      when: !isPort(port, FIRST_UNPRIVILEGED_PORT),
      path,
      problem: `must be a whole number from ${FIRST_UNPRIVILEGED_PORT} to 65535`,
      got: port,
      fix: "a process that is not root cannot listen below; use for example 8080",
    },
    {
      when: port >= SIDECAR_PORTS.first && port <= SIDECAR_PORTS.last,
      path,
      problem: `is taken by the sidecar (${SIDECAR_PORTS.first} to ${SIDECAR_PORTS.last})`,
      got: port,
      fix: "listen on another port, for example 8080",
    },
  ];
}

function dependencyRules({ dependencies }: ServiceSettings): readonly ValidationRule[] {
  return dependencies.map(({ port }, index) => ({
    when: !isPort(port, 1),
    path: `dependencies[${index}].port`,
    problem: "must be a whole number from 1 to 65535",
    got: port,
    fix: "use the port that the pods of the dependency listen on",
  }));
}

function isPort(port: number, least: number): boolean {
  return Number.isInteger(port) && port >= least && port <= 65_535;
}

function resourceRules({ resources }: ServiceSettings): readonly ValidationRule[] {
  return [
    {
      when: cpuMillicores(resources.cpu, "resources.cpu") < 1,
      path: "resources.cpu",
      problem: "is less than a thousandth of a core",
      got: resources.cpu,
      fix: 'write half a core as "500m"',
    },
    {
      when: memoryBytes(resources.memory, "resources.memory") < LEAST_MEMORY,
      path: "resources.memory",
      problem: "is less than 16Mi",
      got: resources.memory,
      fix: 'write a quarter of a GiB as "256Mi"',
    },
  ];
}

function scalingRules(scaling: ServiceScaling): readonly ValidationRule[] {
  const { min, max, cpuUtilization } = scaling;
  return [
    ...replicaBoundsRules({ path: "scaling.min", value: min }, { path: "scaling.max", value: max }),
    {
      when: cpuUtilization !== undefined && !(cpuUtilization >= 1 && cpuUtilization <= 100),
      path: "scaling.cpuUtilization",
      problem: "must be a percentage of the request from 1 to 100",
      got: cpuUtilization,
      fix: "leave room for a burst while new pods start: 60 to 80",
    },
  ];
}

function probeRules({ probes }: ServiceSettings): readonly ValidationRule[] {
  return [
    ...(["readiness", "liveness"] as const).map((probe) => ({
      when: !probes[probe].startsWith("/"),
      path: `probes.${probe}`,
      problem: "is not an absolute path",
      got: probes[probe],
      fix: "start it with a slash",
    })),
    {
      when: probes.readiness === probes.liveness,
      path: "probes.liveness",
      problem: "is the readiness path too, so an absent dependency would restart every pod",
      got: probes.liveness,
      fix: "give liveness a path that calls no dependency",
    },
  ];
}

function identityRules(
  path: string,
  identities: readonly ServiceIdentity[],
): readonly ValidationRule[] {
  return identities.flatMap((identity, index) => [
    namespaceNameRule(`${path}[${index}].namespace`, identity.namespace),
    serviceNameRule(`${path}[${index}].name`, identity.name),
  ]);
}

function environmentRules({ environment }: ServiceSettings): readonly ValidationRule[] {
  const variables = Object.keys(environment.variables ?? {});
  return [
    ...variables.map((variable) => ({
      when: !VARIABLE_NAME.test(variable),
      path: `environment.variables.${variable}`,
      problem: "is not a name that a shell can read",
      fix: "use letters, digits and underscores, not starting with a digit",
    })),
    ...(environment.secrets ?? []).map((secret, index) => ({
      when: !SECRET_NAME.test(secret),
      path: `environment.secrets[${index}]`,
      problem: "is not the name of a Secret",
      got: secret,
      fix: "name the Secret, never its content",
    })),
  ];
}
