import { refuseBadAccess, refusePublicFargate } from "./cluster-access";
import { refuseBadCluster } from "./clusters";
import { refuseDuplicate } from "./duplicates";
import { refuseBadGateway } from "./gateways";
import { refuseUsed } from "./in-use";
import { refuseOverQuota } from "./quotas";
import { refuseBadReference } from "./references";
import type { Rule } from "./rule";
import { refuseBadScaling } from "./scaling";
import { refuseBadSubnet } from "./subnets";

/** In the order in which AWS would notice. */
const RULES: readonly Rule[] = [
  refuseBadReference,
  refuseBadSubnet,
  refuseBadCluster,
  refuseBadAccess,
  refusePublicFargate,
  refuseBadScaling,
  refuseBadGateway,
  refuseDuplicate,
  refuseOverQuota,
  refuseUsed,
];

/** Why AWS refuses a change, given everything else that exists; undefined when it accepts. */
export const refuseChange: Rule = (change) => {
  for (const rule of RULES) {
    const words = rule(change);
    if (words !== undefined) return words;
  }
  return undefined;
};
