import { EKS_CLUSTER_TYPES, vpcConfigOf } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { groupBy } from "../../../components/core/pure/group-by";
import {
  type Direction,
  inlineRules,
  SECURITY_GROUP_TYPES,
  SEPARATE_RULE_TYPES,
} from "../../world/aws/group-rules";
import { attachedPolicies } from "./cost-service-quota/attached-policies";
import { ruleWeight, separateRules } from "./cost-service-quota/group-rule-counts";
import { interfaceGroups, INTERFACE_TYPES } from "./cost-service-quota/interface-groups";
import { ADDRESS_TYPES, NAT_GATEWAY_TYPES } from "../../world/aws/nat-gateways";
import { NODE_GROUP_TYPES } from "../../world/aws/node-groups";
import { integer } from "../../rule/parameters";
import { QUEUE_TYPES } from "../../world/aws/queues";
import { placeKey } from "../../world/aws/regions";
import { isAnyOf, type Types } from "../../world/resource-index";
import {
  EXCLUSIVE_ATTACHMENT_TYPES,
  EXCLUSIVE_LIST_TYPES,
  MANAGED_POLICY_TYPES,
  policyKey,
  ROLE_ATTACHMENT_TYPES,
} from "../../world/aws/role-policies";
import { stackRule } from "../../rule/rule";
import { QUOTA_CHECKS, type QuotaName, SERVICE_QUOTAS } from "./cost-service-quota/service-quotas";
import { SUBNET_TYPES, zoneOf } from "../../world/aws/subnets";
import { VPC_TYPES } from "../../world/aws/vpcs";
import { ROLE_TYPES } from "../../world/aws/workload-identity";
import type { World } from "../../world/world";

type Quotas = Readonly<Record<QuotaName, number>> & { readonly queues: number | undefined };

/** What all checks of one run need. */
interface Account {
  readonly world: World;
  readonly quotas: Quotas;
  readonly findings: Findings;
}

/** Exceeding a quota stops the deployment halfway, long after the review. */
export const costServiceQuota = stackRule<Quotas>({
  id: "cost-service-quota",
  topic: "cost-account-quota-tags",
  severity: "high",
  description: "The stack stays within the service quotas of an AWS account.",
  remediation:
    "Declare fewer resources, or have AWS raise the quota and set the parameter to the new value.",
  frameworks: [
    eksBestPractices("scalability: quotas", "Know the service quotas that a cluster runs into"),
  ],
  checks: { ...QUOTA_CHECKS, queues: "The number of SQS queues is within the bound." },
  parameters: {
    vpcs: quotaParameter("vpcs"),
    elasticIps: quotaParameter("elasticIps"),
    natGatewaysPerZone: quotaParameter("natGatewaysPerZone"),
    securityGroupsPerInterface: quotaParameter("securityGroupsPerInterface"),
    securityGroupsPerCluster: quotaParameter("securityGroupsPerCluster"),
    rulesPerSecurityGroup: quotaParameter("rulesPerSecurityGroup"),
    policiesPerRole: quotaParameter("policiesPerRole"),
    clusters: quotaParameter("clusters"),
    nodeGroupsPerCluster: quotaParameter("nodeGroupsPerCluster"),
    queues: integer("Maximum number of SQS queues in one region; AWS has no quota.", {
      dev: undefined,
      prod: undefined,
    }),
  },
  appliesTo: isAnyOf(
    VPC_TYPES,
    ADDRESS_TYPES,
    NAT_GATEWAY_TYPES,
    SUBNET_TYPES,
    SECURITY_GROUP_TYPES,
    SEPARATE_RULE_TYPES,
    INTERFACE_TYPES,
    ROLE_TYPES,
    ROLE_ATTACHMENT_TYPES,
    EXCLUSIVE_ATTACHMENT_TYPES,
    EXCLUSIVE_LIST_TYPES,
    MANAGED_POLICY_TYPES,
    EKS_CLUSTER_TYPES,
    NODE_GROUP_TYPES,
    QUEUE_TYPES,
  ),
  check(world, findings, { settings: quotas }) {
    const account = { world, quotas, findings };
    checkRegions(account);
    checkZones(account);
    checkInterfaces(account);
    checkGroups(account);
    checkRoles(account);
    checkNodeGroups(account);
    checkQueues(account);
  },
});

function quotaParameter(name: QuotaName) {
  const { limit, what } = SERVICE_QUOTAS[name];
  return integer(`Maximum number of ${what}.`, { dev: limit, prod: limit });
}

/** Reports at the first field beyond the quota. */
function checkCount(fields: readonly Field[], name: QuotaName, account: Account): void {
  const tooMany = fields[account.quotas[name]];
  if (tooMany !== undefined) failQuota(tooMany, fields.length, name, account);
}

function failQuota(field: Field, count: number, name: QuotaName, account: Account): void {
  const { check, what } = SERVICE_QUOTAS[name];
  const message = `the stack has ${count} ${what}, where the quota is ${account.quotas[name]}`;
  account.findings.of(check).fail(field, message);
}

function checkRegions(account: Account): void {
  const counted = [
    ["vpcs", VPC_TYPES, "cidrBlock"],
    ["elasticIps", ADDRESS_TYPES, "domain"],
    ["clusters", EKS_CLUSTER_TYPES, "name"],
  ] as const;
  for (const [name, types, key] of counted) {
    for (const parts of byPlace(types, account).values()) {
      const own = parts.filter((part) => name !== "elasticIps" || isFromAws(part));
      checkCount(
        own.map((part) => part.get(key)),
        name,
        account,
      );
    }
  }
}

function byPlace(types: Types, { world }: Account): ReadonlyMap<string, readonly Field[]> {
  return groupBy(world.of(types), ({ resource }) => placeKey(resource));
}

/** Addresses from your own address pool do not count. */
function isFromAws(address: Field): boolean {
  const pool = address.get("publicIpv4Pool");
  return !pool.isSet || pool.value === "amazon";
}

function checkZones(account: Account): void {
  const { world, quotas, findings } = account;
  const gateways = world.of(NAT_GATEWAY_TYPES).map((gateway) => gateway.get("subnetId"));
  const zones = gateways.map((subnetId) => {
    const [subnet] = world.behind(subnetId, SUBNET_TYPES);
    return { subnetId, zone: subnet === undefined ? subnetId : zoneOf(subnet) };
  });
  const groups = groupBy(zones, ({ subnetId, zone }) =>
    JSON.stringify([placeKey(subnetId.resource), zone.value]),
  );
  for (const parts of groups.values()) {
    const [first] = parts;
    const fields = parts.map(({ subnetId }) => subnetId);
    if (first?.zone.isReadable === true) checkCount(fields, "natGatewaysPerZone", account);
    else if (first !== undefined && fields.length > quotas.natGatewaysPerZone) {
      findings.of(SERVICE_QUOTAS.natGatewaysPerZone.check).notEvaluated(first.zone);
    }
  }
}

function checkInterfaces(account: Account): void {
  const { world } = account;
  const lists = world.of(INTERFACE_TYPES).flatMap(interfaceGroups);
  for (const list of lists) checkList(list, "securityGroupsPerInterface", account);
  for (const cluster of world.of(EKS_CLUSTER_TYPES)) {
    const list = vpcConfigOf(cluster).get("securityGroupIds");
    checkList(list, "securityGroupsPerCluster", account);
  }
}

function checkList(list: Field, name: QuotaName, account: Account): void {
  if (list.isReadable) checkCount(list.items(), name, account);
  else account.findings.of(SERVICE_QUOTAS[name].check).notEvaluated(list);
}

function checkGroups(account: Account): void {
  const { world } = account;
  for (const direction of ["ingress", "egress"] as const) {
    const separate = separateRules(world, direction);
    for (const group of world.of(SECURITY_GROUP_TYPES)) {
      const rules = [...inlineRules(group, direction), ...(separate.get(group.resource) ?? [])];
      checkRules(group, rules, direction, account);
    }
  }
}

function checkRules(
  group: Field,
  rules: readonly Field[],
  direction: Direction,
  account: Account,
): void {
  const name = "rulesPerSecurityGroup";
  const findings = account.findings.of(SERVICE_QUOTAS[name].check);
  for (const rule of rules.filter(({ isReadable }) => !isReadable)) findings.notEvaluated(rule);
  const weights = rules.filter(({ isReadable }) => isReadable).map(ruleWeight);
  const most = Math.max(
    weights.reduce((sum, { ipv4 }) => sum + ipv4, 0),
    weights.reduce((sum, { ipv6 }) => sum + ipv6, 0),
  );
  if (most > account.quotas[name]) failQuota(group.get(direction), most, name, account);
}

function checkRoles(account: Account): void {
  const { world } = account;
  const attached = groupBy(attachedPolicies(world), ({ role }) => role);
  for (const policies of attached.values()) {
    // The same policy in several lists counts once; a policy that cannot be identified counts alone.
    const distinct = groupBy(policies, ({ policy }) => policyKey(policy, world) ?? policy);
    const firsts = [...distinct.values()].flatMap(([first]) => first?.policy ?? []);
    checkCount(firsts, "policiesPerRole", account);
  }
}

function checkNodeGroups(account: Account): void {
  const { world } = account;
  const names = world.of(NODE_GROUP_TYPES).map((group) => group.get("clusterName"));
  const byCluster = groupBy(names, (name) => {
    const [cluster] = world.eksClustersOf(name);
    return cluster?.resource ?? name.text;
  });
  for (const [cluster, groups] of byCluster) {
    if (cluster !== undefined) checkCount(groups, "nodeGroupsPerCluster", account);
  }
}

function checkQueues(account: Account): void {
  const { quotas } = account;
  const findings = account.findings.of("queues");
  for (const [first, ...others] of byPlace(QUEUE_TYPES, account).values()) {
    if (first === undefined) continue;
    const queues = [first, ...others];
    if (quotas.queues === undefined) findings.notEvaluated(first, "not configured: queues");
    else if (queues.length > quotas.queues) {
      const place = (queues[quotas.queues] ?? first).get("name");
      const message = `the stack has ${queues.length} SQS queues in one region, where the bound is ${quotas.queues}`;
      findings.fail(place, message);
    }
  }
}
