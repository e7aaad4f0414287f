import { isDnsLabel } from "../../core/pure/dns-name";
import { durationSeconds } from "../../core/pure/units";
import { assertValid, type ValidationRule } from "../../core/pure/validate";
import type { PublicHealth, RegisteredService, StaticMember } from "./registry-settings";
import { memberRules } from "./registry-members";

/** How long a registry may send clients to a member that is no longer there. */
export interface RegistryConsistency {
  /** Longest time that a resolver keeps an answer; none where clients ask the API. */
  readonly ttlSeconds: number;
  /** Longest time until a failed member counts as unhealthy; none without health checks. */
  readonly detectionSeconds: number;
  /** Both: the longest time that clients are sent to a failed member. */
  readonly staleSeconds: number;
}

/** One service of a registry, fully decided. */
export interface RegistryServicePlan {
  readonly key: string;
  readonly dns:
    | {
        readonly records: readonly { readonly type: string; readonly ttl: number }[];
        readonly routingPolicy: "MULTIVALUE" | "WEIGHTED";
      }
    | undefined;
  readonly hasCustomHealth: boolean;
  readonly publicHealth:
    | {
        readonly type: "HTTP" | "HTTPS" | "TCP";
        readonly resourcePath?: string;
        readonly failureThreshold: number;
      }
    | undefined;
  readonly members: Readonly<Record<string, StaticMember>>;
  readonly consistency: RegistryConsistency;
}

/** Cloud Map waits this long before it believes a change of health, and Route 53 between checks. */
const HEALTH_INTERVAL_SECONDS = 30;

const DEFAULT_RECORDS = ["A"] as const;

/** Validates the arguments, all problems at once, and decides the services of a registry. */
export function planRegistry(
  name: string,
  namespaceName: string,
  services: Readonly<Record<string, RegisteredService>>,
): readonly RegistryServicePlan[] {
  assertValid(registryRules(namespaceName, services), `service registry "${name}"`);
  return Object.entries(services).map(([key, service]) => planService(key, service));
}

function planService(key: string, service: RegisteredService): RegistryServicePlan {
  const dns = service.discovery === "dns" ? planDns(service) : undefined;
  const { health } = service;
  const publicHealth =
    health === undefined || health.kind === "custom" ? undefined : planHealth(health);
  const ttlSeconds = dns?.records[0]?.ttl ?? 0;
  const failures = publicHealth?.failureThreshold ?? (health === undefined ? 0 : 1);
  const detectionSeconds = failures * HEALTH_INTERVAL_SECONDS;
  return {
    key,
    dns,
    hasCustomHealth: health?.kind === "custom",
    publicHealth,
    members: service.members ?? {},
    consistency: {
      ttlSeconds,
      detectionSeconds,
      staleSeconds: ttlSeconds + detectionSeconds,
    },
  };
}

function planDns(
  service: Extract<RegisteredService, { discovery: "dns" }>,
): NonNullable<RegistryServicePlan["dns"]> {
  const ttl = durationSeconds(service.staleFor);
  return {
    records: [...(service.records ?? DEFAULT_RECORDS)].toSorted().map((type) => ({ type, ttl })),
    routingPolicy: service.routing === "weighted" ? "WEIGHTED" : "MULTIVALUE",
  };
}

function planHealth(health: PublicHealth): NonNullable<RegistryServicePlan["publicHealth"]> {
  const failureThreshold = health.failureThreshold ?? 1;
  return health.kind === "tcp"
    ? { type: "TCP", failureThreshold }
    : {
        type: health.kind === "http" ? "HTTP" : "HTTPS",
        resourcePath: health.path ?? "/",
        failureThreshold,
      };
}

const DOMAIN =
  /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Sets of record types that Cloud Map lets a service have. */
const RECORD_SETS = ["A", "AAAA", "A,AAAA", "SRV", "CNAME"];

/** What must not hold of a registry's arguments. */
export function registryRules(
  namespaceName: string,
  services: Readonly<Record<string, RegisteredService>>,
): readonly ValidationRule[] {
  return [
    {
      when: !DOMAIN.test(namespaceName),
      path: "namespace.name",
      problem: "is not a domain name in lower case",
      got: namespaceName,
      fix: 'write it as "services.internal"',
    },
    ...Object.entries(services).flatMap(([key, service]) => [
      {
        when: !isDnsLabel(key),
        path: `services.${key}`,
        problem: "is not the name of a service",
        got: key,
        fix: "use up to 63 lower-case letters, digits and hyphens",
      },
      ...(service.discovery === "dns" ? dnsRules(`services.${key}`, service) : []),
      ...healthRules(`services.${key}.health`, service),
      ...memberRules(`services.${key}.members`, service),
    ]),
  ];
}

function dnsRules(
  path: string,
  {
    records = DEFAULT_RECORDS,
    routing,
    staleFor,
  }: Extract<RegisteredService, { discovery: "dns" }>,
): readonly ValidationRule[] {
  const isCname = records.includes("CNAME");
  return [
    {
      when: !RECORD_SETS.includes(records.toSorted().join()),
      path: `${path}.records`,
      problem: "cannot be combined",
      got: records,
      fix: "use A, AAAA, both of them, SRV or CNAME",
    },
    {
      when: isCname && routing !== "weighted",
      path: `${path}.routing`,
      problem: "does not go with CNAME records",
      got: routing ?? "multivalue",
      fix: 'use "weighted": a name has one canonical name',
    },
    {
      when: !Number.isInteger(durationSeconds(staleFor, `${path}.staleFor`)),
      path: `${path}.staleFor`,
      problem: "is not a whole number of seconds",
      got: staleFor,
      fix: 'write it as "30 seconds"',
    },
  ];
}

function healthRules(path: string, { health }: RegisteredService): readonly ValidationRule[] {
  if (health === undefined || health.kind === "custom") return [];
  const threshold = health.failureThreshold ?? 1;
  return [
    {
      when: !Number.isInteger(threshold) || threshold < 1 || threshold > 10,
      path: `${path}.failureThreshold`,
      problem: "is not between 1 and 10",
      got: threshold,
      fix: "count the failed checks that make a member unhealthy",
    },
    {
      when: health.kind !== "tcp" && health.path !== undefined && !health.path.startsWith("/"),
      path: `${path}.path`,
      problem: "does not begin with a slash",
      got: health.kind === "tcp" ? undefined : health.path,
      fix: 'write it as "/healthz"',
    },
  ];
}
