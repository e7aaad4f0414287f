import { roleArnRule } from "../../components/cluster/pure/role-arn";
import { accessRangeRules } from "../../components/cluster/pure/endpoint-access";
import { instanceTypeRules } from "../../components/cluster/pure/node-pool-rules";
import type { ValidationRule } from "../../components/core/pure/validate";
import { labelKeyRule } from "./fields";
import { rawNumber, rawObject, rawTexts } from "./raw-values";
import { formatPath, type SettingPath } from "./setting-path";

/** What the components of a cluster would refuse, by the path at which it is configured. */
export function clusterRules(at: SettingPath, created: unknown): readonly ValidationRule[] {
  const { adminRoleArns, pools, ...ranges } = rawObject(created);
  const path = formatPath(at);
  const lists = ["privateAccessCidrs", "publicAccessCidrs"] as const;
  return [
    ...rawTexts(adminRoleArns).map((arn, index) =>
      roleArnRule(`${path}.adminRoleArns[${index}]`, arn),
    ),
    ...lists.flatMap((key) => accessRangeRules(`${path}.${key}`, rawTexts(ranges[key]))),
    ...Object.entries(rawObject(pools)).flatMap(([name, pool]) => {
      const poolPath = formatPath([...at, "pools", name]);
      return [labelKeyRule(poolPath, name), ...poolRules(poolPath, pool)];
    }),
  ];
}

function poolRules(path: string, pool: unknown): readonly ValidationRule[] {
  const { instanceTypes, minSize, maxSize, rotation } = rawObject(pool);
  const [least, most] = [rawNumber(minSize), rawNumber(maxSize)];
  const { retiring } = rawObject(rotation);
  return [
    ...typeRules(path, instanceTypes),
    ...typeRules(`${path}.rotation.retiring`, rawObject(retiring).instanceTypes),
    {
      when: least !== undefined && most !== undefined && least > most,
      path: `${path}.minSize`,
      problem: "must be at most maxSize",
      got: least,
      fix: "lower minSize or raise maxSize",
    },
  ];
}

function typeRules(path: string, instanceTypes: unknown): readonly ValidationRule[] {
  const names = rawTexts(instanceTypes);
  const rules = names.length === 0 ? [] : instanceTypeRules(names);
  return rules.map((rule) => ({ ...rule, path: `${path}.${rule.path}` }));
}
