import type * as pulumi from "@pulumi/pulumi";
import { type Duration, durationSeconds } from "../../core/pure/units";
import { assertValid, type ValidationRule } from "../../core/pure/validate";

/** Which of several records of one name is answered. */
export type RecordRouting =
  | {
      /** The secondary answers while the primary's check fails. */
      readonly kind: "failover";
      readonly role: "primary" | "secondary";
    }
  | {
      /** The record of the region that is nearest to the client. */
      readonly kind: "latency";
      readonly region: string;
    }
  | {
      /** A share of the answers: 0 to 255. */
      readonly kind: "weighted";
      readonly weight: number;
    };

/** What every record has. */
export interface ZoneRecordBase {
  /** Name below the zone's: `api`; empty for the zone itself. */
  readonly name: string;
  /** @default - the one record of its name and type */
  readonly routing?: RecordRouting;
  /** Health check that takes the record out of the answers. @default - none */
  readonly healthCheckId?: pulumi.Input<string>;
}

/** A record with values. */
export interface ValueRecord extends ZoneRecordBase {
  readonly type: "A" | "AAAA" | "CNAME" | "MX" | "SRV" | "TXT";
  readonly values: readonly pulumi.Input<string>[];
  /** How long a resolver may keep the answer. @default "60 seconds" */
  readonly staleFor?: Duration;
}

/** A record that follows a load balancer or another AWS resource. */
export interface AliasRecord extends ZoneRecordBase {
  readonly type: "A" | "AAAA";
  readonly alias: {
    readonly dnsName: pulumi.Input<string>;
    readonly zoneId: pulumi.Input<string>;
  };
}

/** Any record of a zone. */
export type ZoneRecord = ValueRecord | AliasRecord;

/** A record, fully decided but for its values. */
export interface ZoneRecordPlan {
  readonly key: string;
  readonly fullName: string;
  /** Tells records of one name apart; none where there is one. */
  readonly setIdentifier: string | undefined;
  /** None for an alias, which has its target's. */
  readonly ttl: number | undefined;
  readonly record: ZoneRecord;
}

const DEFAULT_STALE = "60 seconds";

/** Validates the arguments, all problems at once, and decides the records of a zone. */
export function planRecords(
  name: string,
  zoneName: string,
  records: Readonly<Record<string, ZoneRecord>>,
): readonly ZoneRecordPlan[] {
  assertValid(zoneRules(zoneName, records), `private zone "${name}"`);
  return Object.entries(records).map(([key, record]) => ({
    key,
    fullName: record.name === "" ? zoneName : `${record.name}.${zoneName}`,
    setIdentifier: record.routing === undefined ? undefined : key,
    ttl: "alias" in record ? undefined : durationSeconds(record.staleFor ?? DEFAULT_STALE),
    record,
  }));
}

const DOMAIN =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?)*$/;

/** What must not hold of a zone's arguments. */
export function zoneRules(
  zoneName: string,
  records: Readonly<Record<string, ZoneRecord>>,
): readonly ValidationRule[] {
  const entries = Object.entries(records);
  return [
    {
      when: !DOMAIN.test(zoneName) || zoneName.length > 253,
      path: "zoneName",
      problem: "is not a domain name in lower case",
      got: zoneName,
      fix: 'write it as "prod.internal", without a dot at its end',
    },
    ...entries.flatMap(([key, record], index) => [
      ...recordRules(`records.${key}`, record),
      ...sharedNameRules(key, record, entries.slice(0, index)),
    ]),
  ];
}

function recordRules(path: string, record: ZoneRecord): readonly ValidationRule[] {
  const bare = record.name.replace(/^\*(?:\.|$)/, "");
  return [
    {
      when: bare !== "" && !DOMAIN.test(bare),
      path: `${path}.name`,
      problem: "is not a name below the zone",
      got: record.name,
      fix: 'write it as "api", "*.api" or ""',
    },
    {
      when: record.type === "CNAME" && record.name === "",
      path: `${path}.type`,
      problem: "cannot be at the apex of the zone",
      got: record.type,
      fix: "use an alias record",
    },
    ...("values" in record ? valueRules(path, record) : []),
    ...routingRules(path, record),
  ];
}

function valueRules(path: string, { type, values, staleFor = DEFAULT_STALE }: ValueRecord) {
  return [
    {
      when: values.length === 0,
      path: `${path}.values`,
      problem: "must have at least one value",
      got: [],
      fix: "add one or remove the record",
    },
    {
      when: type === "CNAME" && values.length > 1,
      path: `${path}.values`,
      problem: "must be one value: a name has one canonical name",
      fix: "use a record with routing for each",
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

function routingRules(path: string, record: ZoneRecord): readonly ValidationRule[] {
  const { routing, healthCheckId } = record;
  switch (routing?.kind) {
    case "weighted": {
      const { weight } = routing;
      return [
        {
          when: !Number.isInteger(weight) || weight < 0 || weight > 255,
          path: `${path}.routing.weight`,
          problem: "is not between 0 and 255",
          got: weight,
          fix: "give shares of the answers",
        },
      ];
    }
    case "failover":
      return [
        {
          // An alias asks its target, anything else needs a check.
          when: routing.role === "primary" && "values" in record && healthCheckId === undefined,
          path: `${path}.healthCheckId`,
          problem: "is missing: without a check the primary never fails over",
          fix: "give the id of a health check",
        },
      ];
    default:
      return [];
  }
}

/** Records may share a name and type when all of them are routed in the same way. */
function sharedNameRules(
  key: string,
  record: ZoneRecord,
  earlier: readonly NamedRecord[],
): readonly ValidationRule[] {
  const namesakes = earlier.filter(([, other]) => other.name === record.name);
  const stranger = namesakes.find(
    ([, other]) => other.type !== record.type && [other.type, record.type].includes("CNAME"),
  );
  const twins = namesakes.filter(([, other]) => other.type === record.type);
  const [twin] = twins;
  return [
    {
      when: stranger !== undefined,
      path: `records.${key}.name`,
      problem: `has a canonical name already (${stranger?.[0] ?? ""} or ${key} is a CNAME)`,
      got: record.name,
      fix: "give one another name",
    },
    ...(twin === undefined ? [] : [routedAlikeRule(key, record, twin)]),
    ...twins.flatMap((other) => sameAnswerRules(key, record, other)),
  ];
}

type NamedRecord = readonly [string, ZoneRecord];

function routedAlikeRule(
  key: string,
  { routing }: ZoneRecord,
  [twinKey, twin]: NamedRecord,
): ValidationRule {
  return {
    when: routing === undefined || routing.kind !== twin.routing?.kind,
    path: `records.${key}.routing`,
    problem: `must be of the same kind as that of ${twinKey}, which has its name and type`,
    got: routing?.kind ?? "none",
    fix: "route both in the same way, or give one another name",
  };
}

/** Weights may repeat, but a name has one primary, one secondary, and one record a region. */
function sameAnswerRules(
  key: string,
  record: ZoneRecord,
  [twinKey, twin]: NamedRecord,
): readonly ValidationRule[] {
  const [own, other] = [answerOf(record), answerOf(twin)];
  if (own === undefined || own.field !== other?.field || own.value !== other.value) return [];
  return [
    {
      when: true,
      path: `records.${key}.routing.${own.field}`,
      problem: `is the ${own.field} of ${twinKey} too`,
      got: own.value,
      fix: "give each record of the name a different one",
    },
  ];
}

function answerOf({ routing }: ZoneRecord) {
  switch (routing?.kind) {
    case "failover":
      return { field: "role", value: routing.role };
    case "latency":
      return { field: "region", value: routing.region };
    default:
      return undefined;
  }
}
