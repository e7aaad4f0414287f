import { assertValid, type ValidationRule } from "../../core/pure/validate";
import { accountIdRule, type AwsLocation } from "../../core/pure/aws-location";
import {
  addressCount,
  type Cidr,
  formatCidr,
  isPrivate,
  networkOf,
  parseCidr,
} from "../../core/pure/cidr";
import { logRetentionRule } from "../../core/pure/log-retention";
import { type EndpointMode, type EndpointPlan, planEndpoints } from "./endpoint-services";
import { type FlowLogPlan, planFlowLog } from "./flow-log-plan";
import { ZONE_LETTERS, zoneLetter } from "../../core/pure/zone";
import { planSubnets, type SubnetPlan } from "./subnet-plan";

/** How private subnets reach the internet. */
export const NAT_MODES = ["none", "single", "per-zone"] as const;

/** No gateway, one for all zones, or one in each. */
export type NatMode = (typeof NAT_MODES)[number];

/** The plain arguments of a network, defaults applied. */
export interface NetworkInput {
  readonly aws: AwsLocation;
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly natGateways: NatMode;
  readonly endpoints: EndpointMode;
  readonly flowLogRetentionDays: number;
}

/** Everything about a network that can be decided without a cloud. */
export interface NetworkPlan {
  readonly region: string;
  readonly cidr: string;
  readonly subnets: readonly SubnetPlan[];
  /** Letters of the zones with a NAT gateway. */
  readonly natLetters: readonly string[];
  readonly endpoints: readonly EndpointPlan[];
  readonly flowLog: FlowLogPlan;
}

/** Validates the arguments, all problems at once, and lays out the network. */
export function planNetwork(name: string, input: NetworkInput): NetworkPlan {
  const vpc = parseCidr(input.cidr);
  assertValid(networkRules(input), `network "${name}"`);
  // The rules above have refused a CIDR that cannot be read.
  const subnets = vpc === undefined ? [] : planSubnets(vpc, input.zones);
  return {
    region: input.aws.region,
    cidr: input.cidr,
    subnets,
    natLetters: planNat(input.natGateways, input.zones),
    endpoints: planEndpoints(input.endpoints, input.aws.region),
    flowLog: planFlowLog(name, input.aws, input.flowLogRetentionDays),
  };
}

/** What must not hold of a network's arguments. */
export function networkRules(input: NetworkInput): readonly ValidationRule[] {
  return [
    accountIdRule(input.aws.accountId),
    ...cidrRules(input.cidr),
    ...zoneRules(input.zones, input.aws.region),
    logRetentionRule("flowLogRetentionDays", input.flowLogRetentionDays),
    {
      when: input.aws.partition === "aws-cn" && input.endpoints !== "none",
      path: "endpoints",
      problem: "cannot be planned in the China regions, where service names differ",
      got: input.endpoints,
      fix: 'use "none" and declare the endpoints beside the network',
    },
  ];
}

/** What must not hold of the address range of a VPC. */
export function cidrRules(text: string): readonly ValidationRule[] {
  const cidr = parseCidr(text);
  const rule = (when: boolean, problem: string, fix: string): ValidationRule => ({
    when,
    path: "cidr",
    problem,
    got: text,
    fix,
  });
  if (cidr === undefined) {
    return [rule(true, "is not an IPv4 CIDR", 'write it as "10.0.0.0/16"')];
  }
  const network = formatCidr(networkOf(cidr));
  return [
    rule(hasHostBits(cidr), "has bits set after the prefix", `write ${network}`),
    rule(!isPrivate(cidr), "is not a private range", "take it from 10/8, 172.16/12 or 192.168/16"),
    rule(
      cidr.prefix < 16 || cidr.prefix > 20,
      "is not between /16 and /20",
      "AWS allows no VPC larger than /16; in one smaller than /20 nodes run out of addresses",
    ),
  ];
}

function zoneRules(zones: readonly string[], region: string): readonly ValidationRule[] {
  const foreign = zones.filter(
    (zone) =>
      zone !== `${region}${zoneLetter(zone)}` ||
      !ZONE_LETTERS.some((letter) => letter === zoneLetter(zone)),
  );
  return [
    {
      when: zones.length < 2 || zones.length > ZONE_LETTERS.length,
      path: "zones",
      problem: "must be 2 to 6 zones",
      got: zones,
      fix: "EKS needs two zones; three survive the loss of one without doubling the rest",
    },
    {
      when: new Set(zones).size < zones.length,
      path: "zones",
      problem: "must not repeat a zone",
      got: zones,
      fix: "name each zone once",
    },
    {
      when: foreign.length > 0,
      path: "zones",
      problem: `must be zones ${region}a to ${region}f`,
      got: foreign,
      fix: "take zones of aws.region",
    },
  ];
}

/** A single gateway stands in the zone with the lowest letter, whatever order the zones are in. */
function planNat(mode: NatMode, zones: readonly string[]): readonly string[] {
  const letters = zones.map(zoneLetter).toSorted();
  const count: Record<NatMode, number> = { none: 0, single: 1, "per-zone": letters.length };
  return letters.slice(0, count[mode]);
}

function hasHostBits(cidr: Cidr): boolean {
  return cidr.base % addressCount(cidr.prefix) !== 0;
}
