import type { ValidationRule } from "../../core/pure/validate";
import type { AdoptedNetwork, NetworkLayout, SecondaryCidr } from "./network-settings";
import { type SubnetLock, subnetLockRules } from "./subnet-lock";
import type { SubnetPlan } from "./subnet-plan";

/** The lock of a layout that has one. */
export function lockOfLayout(layout: NetworkLayout): SubnetLock | undefined {
  return layout.kind === "locked" ? layout.lock : undefined;
}

/** What must not hold of a layout and of what it adopts, given the subnets planned with it. */
export function layoutRules(
  layout: NetworkLayout,
  cidr: string,
  secondaryCidrs: Readonly<Record<string, SecondaryCidr>>,
  subnets: readonly SubnetPlan[],
): readonly ValidationRule[] {
  if (layout.kind === "slots") return [];
  const ranges = [cidr, ...Object.values(secondaryCidrs).map((range) => range.cidr)];
  return [
    ...subnetLockRules(layout.lock, ranges, subnets),
    ...adoptionRules(layout.adopt ?? {}, layout.lock, subnets),
  ];
}

function adoptionRules(
  { vpcId, internetGatewayId, subnetIds = {} }: AdoptedNetwork,
  lock: SubnetLock,
  subnets: readonly SubnetPlan[],
): readonly ValidationRule[] {
  const keys = Object.keys(subnetIds);
  const unlocked = keys.filter((key) => lock.subnets[key] === undefined);
  const unplanned = keys.filter((key) => !subnets.some((subnet) => subnet.key === key));
  return [
    idRule("layout.adopt.vpcId", vpcId, "vpc"),
    idRule("layout.adopt.internetGatewayId", internetGatewayId, "igw"),
    ...Object.entries(subnetIds).map(([key, id]) =>
      idRule(`layout.adopt.subnetIds.${key}`, id, "subnet"),
    ),
    {
      when: vpcId === undefined && (keys.length > 0 || internetGatewayId !== undefined),
      path: "layout.adopt.vpcId",
      problem: "is required to adopt resources of the VPC",
      fix: "give the id of the VPC",
    },
    {
      when: unlocked.length > 0,
      path: "layout.adopt.subnetIds",
      problem: "names subnets whose range is not in the lock",
      got: unlocked,
      fix: "write their ranges into layout.lock.subnets",
    },
    {
      when: unplanned.length > 0,
      path: "layout.adopt.subnetIds",
      problem: "names subnets that the network does not have",
      got: unplanned,
      fix: "use keys of its tiers and zones, such as private-a",
    },
  ];
}

function idRule(path: string, id: string | undefined, kind: string): ValidationRule {
  return {
    when: id !== undefined && !new RegExp(`^${kind}-[0-9a-f]{8,17}$`).test(id),
    path,
    problem: `is not the id of a ${kind}`,
    got: id,
    fix: `write it as "${kind}-" and its hex digits`,
  };
}
