import { roleArnRule } from "../../components/cluster/pure/cluster-plan";
import { accessRangeRules } from "../../components/cluster/pure/endpoint-access";
import { instanceTypeRules } from "../../components/cluster/pure/node-pool-rules";
import type { ValidationRule } from "../../components/core/pure/validate";
import { labelKeyRule } from "./fields";
import { rawNumber, rawObject, rawTexts } from "./raw-values";
import { formatPath } from "./setting-path";

/** What the cluster's own components would refuse, by the path at which it is configured. */
export function clusterRules(layer: unknown): readonly ValidationRule[] {
  const { source, adminRoleArns, pools, ...ranges } = rawObject(layer);
  if (source !== "create") return [];
  const lists = ["privateAccessCidrs", "publicAccessCidrs"] as const;
  return [
    ...rawTexts(adminRoleArns).map((arn, index) =>
      roleArnRule(`cluster.adminRoleArns[${index}]`, arn),
    ),
    ...lists.flatMap((key) => accessRangeRules(`cluster.${key}`, rawTexts(ranges[key]))),
    ...Object.entries(rawObject(pools)).flatMap(([name, pool]) => {
      const path = formatPath(["cluster", "pools", name]);
      return [labelKeyRule(path, name), ...poolRules(path, pool)];
    }),
  ];
}

function poolRules(path: string, pool: unknown): readonly ValidationRule[] {
  const { instanceTypes, minSize, maxSize } = rawObject(pool);
  const [least, most] = [rawNumber(minSize), rawNumber(maxSize)];
  const names = rawTexts(instanceTypes);
  return [
    ...(names.length === 0 ? [] : instanceTypeRules(names)).map((rule) => ({
      ...rule,
      path: `${path}.${rule.path}`,
    })),
    {
      when: least !== undefined && most !== undefined && least > most,
      path: `${path}.minSize`,
      problem: "must be at most maxSize",
      got: least,
      fix: "lower minSize or raise maxSize",
    },
  ];
}
