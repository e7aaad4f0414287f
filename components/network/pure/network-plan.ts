import { accountIdRule, type AwsLocation } from "../../core/pure/aws-location";
import { parseCidr } from "../../core/pure/cidr";
import { logRetentionRule } from "../../core/pure/log-retention";
import { assertValid, type ValidationRule } from "../../core/pure/validate";
import { isZoneLetter, ZONE_LETTERS, zoneLetter } from "../../core/pure/zone";
import { cidrRules, secondaryCidrRules } from "./address-rules";
import { type EndpointPlan, endpointRules, planEndpoints } from "./endpoint-services";
import { type FlowLogPlan, planFlowLog } from "./flow-log-plan";
import { layoutRules, lockOfLayout } from "./layout-rules";
import { type NatPlan, natRules, planNat } from "./nat-plan";
import type {
  AdoptedNetwork,
  Nat,
  NetworkLayout,
  NetworkTiers,
  SecondaryCidr,
} from "./network-settings";
import type { Endpoints } from "./endpoint-services";
import { type SubnetLock, subnetLock } from "./subnet-lock";
import { planSubnets, type SubnetPlan } from "./subnet-plan";
import { tierRules } from "./tier-rules";

/** The plain arguments of a network, defaults applied. */
export interface NetworkInput {
  readonly aws: AwsLocation;
  readonly cidr: string;
  readonly zones: readonly string[];
  readonly tiers: NetworkTiers;
  readonly layout: NetworkLayout;
  readonly nat: Nat;
  readonly endpoints: Endpoints;
  readonly ipv6: boolean;
  readonly secondaryCidrs: Readonly<Record<string, SecondaryCidr>>;
  readonly clusters: readonly string[];
  readonly retentionDays: number;
}

/** Everything about a network that can be decided without a cloud. */
export interface NetworkPlan {
  readonly region: string;
  readonly cidr: string;
  /** Further ranges by key. */
  readonly secondaryCidrs: Readonly<Record<string, string>>;
  readonly ipv6: boolean;
  readonly subnets: readonly SubnetPlan[];
  readonly lock: SubnetLock;
  readonly adopt: AdoptedNetwork;
  readonly nat: NatPlan;
  readonly endpoints: readonly EndpointPlan[];
  readonly flowLog: FlowLogPlan;
}

/** Validates the arguments, all problems at once, and lays out the network. */
export function planNetwork(name: string, input: NetworkInput): NetworkPlan {
  assertValid(networkRules(input), `network "${name}"`);
  const { aws, cidr, zones, layout } = input;
  const subnets = subnetsOfInput(input);
  const secondaryCidrs = Object.fromEntries(
    Object.entries(input.secondaryCidrs).map(([key, range]) => [key, range.cidr]),
  );
  const ranges = [cidr, ...Object.values(secondaryCidrs)];
  return {
    region: aws.region,
    cidr,
    secondaryCidrs,
    ipv6: input.ipv6,
    subnets,
    lock: subnetLock(cidr, subnets, lockOfLayout(layout)),
    adopt: (layout.kind === "locked" ? layout.adopt : undefined) ?? {},
    nat: planNat(name, { aws, nat: input.nat, zones, ranges }),
    endpoints: planEndpoints(input.endpoints, aws.region),
    flowLog: planFlowLog(name, aws, input.retentionDays),
  };
}

/** None where the range cannot be read, which the rules refuse. */
function subnetsOfInput(input: NetworkInput): readonly SubnetPlan[] {
  const vpc = parseCidr(input.cidr);
  const lock = lockOfLayout(input.layout);
  return vpc === undefined ? [] : planSubnets(vpc, { ...input, ...(lock && { lock }) });
}

/** What must not hold of a network's arguments. */
export function networkRules(input: NetworkInput): readonly ValidationRule[] {
  const { cidr, secondaryCidrs } = input;
  return [
    accountIdRule(input.aws.accountId),
    ...cidrRules(cidr),
    ...zoneRules(input.zones, input.aws.region),
    ...tierRules(cidr, input.tiers, secondaryCidrs),
    ...secondaryCidrRules(cidr, secondaryCidrs),
    ...layoutRules(input.layout, cidr, secondaryCidrs, subnetsOfInput(input)),
    ...natRules(input.nat),
    ...endpointRules(input.endpoints, input.aws.partition),
    ...clusterRules(input.clusters, secondaryCidrs),
    logRetentionRule("flowLog.retentionDays", input.retentionDays),
  ];
}

function zoneRules(zones: readonly string[], region: string): readonly ValidationRule[] {
  const foreign = zones.filter(
    (zone) => zone !== `${region}${zoneLetter(zone)}` || !isZoneLetter(zoneLetter(zone)),
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
      fix: "use zones of aws.region",
    },
  ];
}

/** CreateCluster `name`: 1 to 100 of letters, digits, hyphen, underscore. */
const CLUSTER_NAME = /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/;

function clusterRules(
  clusters: readonly string[],
  secondaryCidrs: Readonly<Record<string, SecondaryCidr>>,
): readonly ValidationRule[] {
  const malformed = clusters.filter((name) => !CLUSTER_NAME.test(name));
  return [
    {
      when: malformed.length > 0,
      path: "clusters",
      problem: "must be names of EKS clusters",
      got: malformed,
      fix: "use up to 100 letters, digits, hyphens and underscores",
    },
    ...Object.entries(secondaryCidrs).flatMap(([key, range]) => {
      const foreign = (range.clusters ?? []).filter((name) => !clusters.includes(name));
      return {
        when: foreign.length > 0,
        path: `secondaryCidrs.${key}.clusters`,
        problem: "names what is not among the network's clusters",
        got: foreign,
        fix: "add it to clusters",
      };
    }),
  ];
}
