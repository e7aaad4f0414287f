import { formatCidr, isPrivate, networkOf, overlaps, parseCidr } from "../../core/pure/cidr";
import { logRetentionRule } from "../../core/pure/log-retention";
import type { ValidationRule } from "../../core/pure/validate";
import type { ClusterInput } from "./cluster-input";
import {
  AUTO_POOLS,
  CONTROL_PLANE_LOGS,
  CONTROL_PLANE_TIERS,
  type ClusterCompute,
  type ResolvedLogging,
} from "./cluster-settings";
import { podNetworkingRules } from "./pod-networking";

/** EKS: a Service range is between these prefixes (API, KubernetesNetworkConfigRequest). */
const SERVICE_PREFIX = { shortest: 12, longest: 24 };

/** EKS: so many remote networks of one kind (API, RemoteNetworkConfigRequest). */
const MOST_REMOTE_NETWORKS = 15;

/** What must not hold of the grouped settings of a cluster. */
export function settingsRules(input: ClusterInput): readonly ValidationRule[] {
  const { addressing, compute, operation } = input;
  return [
    ...loggingRules(input.logging),
    ...keyRules(input),
    ...computeRules(compute),
    ...(compute.kind === "pools" && compute.networking !== undefined
      ? podNetworkingRules(compute.networking, addressing.family)
      : []),
    ...serviceRangeRules(input),
    ...remoteNetworkRules(input),
    {
      when: operation.tier !== undefined && !CONTROL_PLANE_TIERS.includes(operation.tier),
      path: "operation.tier",
      problem: "is not a size of control planes",
      got: operation.tier,
      fix: `choose from ${CONTROL_PLANE_TIERS.join(", ")}, or leave it to EKS`,
    },
  ];
}

function loggingRules({ types, retentionDays }: ResolvedLogging): readonly ValidationRule[] {
  const unknownLogs = types.filter((type) => !CONTROL_PLANE_LOGS.includes(type));
  return [
    {
      when: unknownLogs.length > 0,
      path: "logging.types",
      problem: "names logs that EKS does not have",
      got: unknownLogs,
      fix: `choose from ${CONTROL_PLANE_LOGS.join(", ")}`,
    },
    logRetentionRule("logging.retentionDays", retentionDays),
  ];
}

/** A key that becomes known later is checked by EKS. */
function keyRules({ aws, secretsKey }: ClusterInput): readonly ValidationRule[] {
  if (secretsKey.kind === "own" || typeof secretsKey.keyArn !== "string") return [];
  const at = { path: "secretsKey.keyArn", got: secretsKey.keyArn };
  const region = KEY_ARN.exec(secretsKey.keyArn)?.[1];
  return [
    {
      ...at,
      // An alias may be pointed at another key, and the secrets could not be read any more.
      when: region === undefined,
      problem: "is not the ARN of a KMS key",
      fix: "give the key's own ARN, not that of an alias",
    },
    {
      ...at,
      when: region !== undefined && region !== aws.region,
      problem: `is a key of another region than the cluster's, ${aws.region}`,
      fix: "give a key of that region; a multi-region key has a replica there",
    },
  ];
}

/** Ends in an id, that of a multi-region key with a prefix. */
const KEY_ARN = /^arn:[a-z-]+:kms:([a-z0-9-]+):\d{12}:key\/(?:mrk-)?[0-9a-f-]+$/;

function computeRules(compute: ClusterCompute): readonly ValidationRule[] {
  if (compute.kind === "pools") return [];
  const unknownPools = (compute.pools ?? []).filter((pool) => !AUTO_POOLS.includes(pool));
  return [
    {
      when: unknownPools.length > 0,
      path: "compute.pools",
      problem: "names pools that Auto Mode does not have",
      got: unknownPools,
      fix: `choose from ${AUTO_POOLS.join(", ")}, and declare pools of your own as NodePool objects`,
    },
  ];
}

function serviceRangeRules({ addressing }: ClusterInput): readonly ValidationRule[] {
  if (addressing.family === "ipv6" || addressing.serviceCidr === undefined) return [];
  const text = addressing.serviceCidr;
  const cidr = parseCidr(text);
  const at = { path: "addressing.serviceCidr", got: text };
  if (cidr === undefined) {
    return [
      { ...at, when: true, problem: "is not an IPv4 CIDR", fix: 'write it as "172.20.0.0/16"' },
    ];
  }
  const { shortest, longest } = SERVICE_PREFIX;
  const network = formatCidr(networkOf(cidr));
  return [
    {
      ...at,
      when: network !== text,
      problem: "has bits set after the prefix",
      fix: `write ${network}`,
    },
    {
      ...at,
      when: cidr.prefix < shortest || cidr.prefix > longest || !isPrivate(cidr),
      problem: `is not a private range between /${shortest} and /${longest}`,
      fix: "take it from 10/8, 172.16/12 or 192.168/16, apart from the network's",
    },
  ];
}

function remoteNetworkRules({ operation, addressing }: ClusterInput): readonly ValidationRule[] {
  if (operation.remoteNetworks === undefined) return [];
  const { nodeCidrs, podCidrs = [] } = operation.remoteNetworks;
  const path = "operation.remoteNetworks";
  const services = addressing.family === "ipv4" ? addressing.serviceCidr : undefined;
  return [
    {
      when: addressing.family === "ipv6",
      path,
      problem: "cannot be used in an IPv6 cluster: hybrid nodes support IPv4 only",
      got: addressing.family,
      fix: 'use addressing { family: "ipv4" }; the family of a cluster cannot be changed',
    },
    ...remoteRangeRules(`${path}.nodeCidrs`, nodeCidrs, [...podCidrs, ...listOf(services)]),
    ...remoteRangeRules(`${path}.podCidrs`, podCidrs, listOf(services)),
  ];
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

/** Ranges that are routed to the cluster: private, and none of them twice. */
function remoteRangeRules(
  path: string,
  cidrs: readonly string[],
  others: readonly string[],
): readonly ValidationRule[] {
  return [
    {
      when: cidrs.length > MOST_REMOTE_NETWORKS,
      path,
      problem: `must be at most ${MOST_REMOTE_NETWORKS} ranges`,
      got: cidrs.length,
      fix: "join neighbouring ranges into one",
    },
    ...cidrs.flatMap((text, index) => {
      const cidr = parseCidr(text);
      const at = { path: `${path}[${index}]`, got: text };
      const rivals = [...cidrs.slice(0, index), ...others];
      const rival = rivals.find((other) => cidrsOverlap(text, other));
      return [
        {
          ...at,
          when: cidr === undefined || !isPrivate(cidr) || formatCidr(networkOf(cidr)) !== text,
          problem: "is not a private IPv4 range",
          fix: 'write it as "10.80.0.0/16", without bits after the prefix',
        },
        {
          ...at,
          when: rival !== undefined,
          problem: `overlaps ${rival ?? ""}`,
          fix: "machines, pods and Services need separate ranges",
        },
      ];
    }),
  ];
}

function cidrsOverlap(one: string, other: string): boolean {
  const [a, b] = [parseCidr(one), parseCidr(other)];
  return a !== undefined && b !== undefined && overlaps(a, b);
}
