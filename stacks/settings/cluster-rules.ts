import { roleArnRule } from "../../components/cluster/pure/role-arn";
import { accessRangeRules, publicRangeRules } from "../../components/cluster/pure/endpoint-access";
import { instanceTypeRules } from "../../components/cluster/pure/node-pool-rules";
import type { ValidationRule } from "../../components/core/pure/validate";
import { labelKeyRule } from "./fields";
import type { PoolParts } from "./schema";
import { formatPath } from "./setting-path";
import { type ClusterPart, textsOf } from "./site-parts";

/** What the components of a cluster would refuse, by the path at which it is configured. */
export function clusterRules({ path: at, cluster }: ClusterPart): readonly ValidationRule[] {
  const { adminRoleArns, pools = {}, privateAccessCidrs, publicAccessCidrs } = cluster;
  const path = formatPath(at);
  return [
    ...textsOf(adminRoleArns).map((arn, index) =>
      roleArnRule(`${path}.adminRoleArns[${index}]`, arn),
    ),
    ...accessRangeRules(`${path}.privateAccessCidrs`, textsOf(privateAccessCidrs)),
    ...publicRangeRules(`${path}.publicAccessCidrs`, textsOf(publicAccessCidrs), "ipv4"),
    ...Object.entries(pools).flatMap(([name, pool = {}]) => {
      const poolPath = formatPath([...at, "pools", name]);
      return [labelKeyRule(poolPath, name), ...poolRules(poolPath, pool)];
    }),
  ];
}

function poolRules(path: string, pool: PoolParts): readonly ValidationRule[] {
  const { instanceTypes, minSize, maxSize, rotation } = pool;
  return [
    ...typeRules(path, instanceTypes),
    ...typeRules(`${path}.rotation.retiring`, rotation?.retiring?.instanceTypes),
    {
      when: minSize !== undefined && maxSize !== undefined && minSize > maxSize,
      path: `${path}.minSize`,
      problem: "must be at most maxSize",
      got: minSize,
      fix: "lower minSize or raise maxSize",
    },
  ];
}

function typeRules(path: string, instanceTypes: PoolParts["instanceTypes"]) {
  const names = textsOf(instanceTypes);
  const rules = names.length === 0 ? [] : instanceTypeRules(names);
  return rules.map((rule) => ({ ...rule, path: `${path}.${rule.path}` }));
}
