import { roleArnRule } from "../../components/cluster/pure/role-arn";
import { accessRangeRules, publicRangeRules } from "../../components/cluster/pure/endpoint-access";
import { instanceTypeRules } from "../../components/cluster/pure/node-pool-rules";
import type { ValidationRule } from "../../components/core/pure/validate";
import { labelKeyRule } from "./fields";
import { rawNumber, rawObject, rawTexts } from "./raw-values";
import { formatPath, type SettingPath } from "./setting-path";

/** What the components of a cluster would refuse, by the path at which it is configured. */
export function clusterRules(at: SettingPath, created: unknown): readonly ValidationRule[] {
  const { adminRoleArns, pools, privateAccessCidrs, publicAccessCidrs } = rawObject(created);
  const path = formatPath(at);
  return [
    ...rawTexts(adminRoleArns).map((arn, index) =>
      roleArnRule(`${path}.adminRoleArns[${index}]`, arn),
    ),
    ...accessRangeRules(`${path}.privateAccessCidrs`, rawTexts(privateAccessCidrs)),
    ...publicRangeRules(`${path}.publicAccessCidrs`, rawTexts(publicAccessCidrs), "ipv4"),
    ...Object.entries(rawObject(pools)).flatMap(([name, pool]) => {
      const poolPath = formatPath([...at, "pools", name]);
      return [
        labelKeyRule(poolPath, name),
        ...poolRules(poolPath, pool),
        rotationNameRule(poolPath, name, pool, Object.keys(rawObject(pools))),
      ];
    }),
  ];
}

/**
 * What must not hold of the pools beside one that rotates: its green generation is called
 * `<pool>-green`.
 *
 * @param others - names of pools as they would stand beside the pool's own
 */
export function rotationNameRule(
  path: string,
  name: string,
  pool: unknown,
  others: readonly string[],
): ValidationRule {
  return {
    when: rawObject(pool).rotation !== undefined && others.includes(`${name}-green`),
    path,
    problem: `rotates into the name of the pool ${name}-green`,
    got: name,
    fix: "rename one of the two",
  };
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
