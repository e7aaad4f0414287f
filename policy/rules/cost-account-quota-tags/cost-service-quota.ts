import { clustersOf, EKS_CLUSTER_TYPES, vpcConfigOf } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { groupBy } from "../../../components/core/pure/group-by";
import {
  type Direction,
  inlineRules,
  ruleWeight,
  SECURITY_GROUP_TYPES,
  separateRules,
  SEPARATE_RULE_TYPES,
} from "../../world/aws/group-rules";
import { interfaceGroups, INTERFACE_TYPES } from "./cost-service-quota/interface-groups";
import { ADDRESS_TYPES, NAT_GATEWAY_TYPES } from "../../world/aws/nat-gateways";
import { NODE_GROUP_TYPES } from "../../world/aws/node-groups";
import { integer } from "../../rule/parameters";
import { QUEUE_TYPES } from "../../world/aws/queues";
import { placeKey } from "../../world/aws/regions";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, type Types } from "../../world/resource-index";
import {
  attachedPolicies,
  EXCLUSIVE_ATTACHMENT_TYPES,
  EXCLUSIVE_LIST_TYPES,
  MANAGED_POLICY_TYPES,
  policyKey,
  ROLE_ATTACHMENT_TYPES,
} from "../../world/aws/role-policies";
import { stackRule } from "../../rule/rule";
import { type QuotaName, SERVICE_QUOTAS } from "./cost-service-quota/service-quotas";
import { SUBNET_TYPES, zoneOf } from "../../world/aws/subnets";
import { VPC_TYPES } from "../../world/aws/vpcs";
import { ROLE_TYPES } from "../../world/aws/workload-identity";

type Quotas = Readonly<Record<QuotaName, number>> & { readonly queues: number | undefined };

/** What the checks of one stack share. */
interface Account {
  readonly index: ResourceIndex;
  readonly quotas: Quotas;
  readonly findings: Findings;
}

/** A quota that is passed stops the deployment halfway, hours after the review. */
export const costServiceQuota = stackRule<Quotas>({
  id: "cost-service-quota",
  topic: "cost-account-quota-tags",
  severity: "high",
  description: "The stack stays within the quotas that AWS gives an account.",
  remediation:
    "Declare fewer, or have AWS raise the quota and set the parameter of the same name to it.",
  frameworks: [
    eksBestPractices("scalability: quotas", "Know the service quotas that a cluster runs into"),
  ],
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
    queues: integer("Most SQS queues in one region; AWS sets no quota.", {
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
    const account = { index: world, quotas, findings };
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
  return integer(`Most ${what}.`, { dev: limit, prod: limit });
}

/** Points at the first one too many. */
function checkCount(fields: readonly Field[], name: QuotaName, account: Account): void {
  const limit = account.quotas[name];
  const tooMany = fields[limit];
  if (tooMany === undefined) return;
  const { what } = SERVICE_QUOTAS[name];
  account.findings.fail(tooMany, `${fields.length} ${what}, where the quota is ${limit}`);
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

function byPlace(types: Types, { index }: Account): ReadonlyMap<string, readonly Field[]> {
  return groupBy(index.of(types), ({ resource }) => placeKey(resource));
}

/** Addresses that one brings along do not count. */
function isFromAws(address: Field): boolean {
  const pool = address.get("publicIpv4Pool");
  return !pool.isSet || pool.value === "amazon";
}

function checkZones(account: Account): void {
  const { index, quotas, findings } = account;
  const gateways = index.of(NAT_GATEWAY_TYPES).map((gateway) => gateway.get("subnetId"));
  const zones = gateways.map((subnetId) => {
    const [subnet] = index.behind(subnetId, SUBNET_TYPES);
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
      findings.notEvaluated(first.zone);
    }
  }
}

function checkInterfaces(account: Account): void {
  const { index } = account;
  const lists = index.of(INTERFACE_TYPES).flatMap(interfaceGroups);
  for (const list of lists) checkList(list, "securityGroupsPerInterface", account);
  for (const cluster of index.of(EKS_CLUSTER_TYPES)) {
    const list = vpcConfigOf(cluster).get("securityGroupIds");
    checkList(list, "securityGroupsPerCluster", account);
  }
}

function checkList(list: Field, name: QuotaName, account: Account): void {
  if (list.isReadable) checkCount(list.items(), name, account);
  else account.findings.notEvaluated(list);
}

function checkGroups(account: Account): void {
  const { index } = account;
  for (const direction of ["ingress", "egress"] as const) {
    const separate = separateRules(index, direction);
    for (const group of index.of(SECURITY_GROUP_TYPES)) {
      const rules = [...inlineRules(group, direction), ...(separate.get(group.resource) ?? [])];
      checkRules(group, rules, direction, account);
    }
  }
}

function checkRules(
  group: Field,
  rules: readonly Field[],
  direction: Direction,
  { quotas, findings }: Account,
): void {
  const limit = quotas.rulesPerSecurityGroup;
  const { what } = SERVICE_QUOTAS.rulesPerSecurityGroup;
  for (const rule of rules.filter(({ isReadable }) => !isReadable)) findings.notEvaluated(rule);
  const weights = rules.filter(({ isReadable }) => isReadable).map(ruleWeight);
  const most = Math.max(
    weights.reduce((sum, { ipv4 }) => sum + ipv4, 0),
    weights.reduce((sum, { ipv6 }) => sum + ipv6, 0),
  );
  if (most > limit) {
    findings.fail(group.get(direction), `${most} ${what}, where the quota is ${limit}`);
  }
}

function checkRoles(account: Account): void {
  const { index } = account;
  const attached = groupBy(attachedPolicies(index), ({ role }) => role);
  for (const policies of attached.values()) {
    // Each list of the same policy counts once; one that nobody can name counts for itself.
    const distinct = groupBy(policies, ({ policy }) => policyKey(policy, index) ?? policy);
    const firsts = [...distinct.values()].flatMap(([first]) => first?.policy ?? []);
    checkCount(firsts, "policiesPerRole", account);
  }
}

function checkNodeGroups(account: Account): void {
  const { index } = account;
  const names = index.of(NODE_GROUP_TYPES).map((group) => group.get("clusterName"));
  const byCluster = groupBy(names, (name) => {
    const [cluster] = clustersOf(name, index);
    return cluster?.resource ?? name.text;
  });
  for (const [cluster, groups] of byCluster) {
    if (cluster !== undefined) checkCount(groups, "nodeGroupsPerCluster", account);
  }
}

function checkQueues(account: Account): void {
  const { quotas, findings } = account;
  for (const [first, ...others] of byPlace(QUEUE_TYPES, account).values()) {
    if (first === undefined) continue;
    const queues = [first, ...others];
    if (quotas.queues === undefined) findings.notEvaluated(first, "not configured: queues");
    else if (queues.length > quotas.queues) {
      const place = (queues[quotas.queues] ?? first).get("name");
      findings.fail(place, `${queues.length} queues, where the quota is ${quotas.queues}`);
    }
  }
}
