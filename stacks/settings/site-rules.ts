import type { ValidationRule } from "../../components/core/pure/validate";
import { MAIN, shortNameRules } from "./fields";
import type { SettingsParts } from "./schema";
import { formatPath, type SettingPath } from "./setting-path";
import { type ClusterPart, clusterParts } from "./site-parts";

/** What holds of the keys of regions and clusters, and of names beside them. */
export function siteRules(parts: SettingsParts): readonly ValidationRule[] {
  return [
    ...keyRules(parts),
    ...regionRules(parts),
    ...nameRules(parts),
    ...rotationRules(clusterParts(parts)),
  ];
}

/** Every further region and cluster has a key and needs an account. */
function keyRules({ network, regions = {}, clusters = {} }: SettingsParts) {
  const places = [
    ...Object.keys(regions).map((key) => ["regions", key] as const),
    ...Object.keys(clusters).map((key) => ["clusters", key] as const),
  ];
  return places.flatMap((place): readonly ValidationRule[] => {
    const path = formatPath(place);
    return [
      ...shortNameRules(path, place[1]),
      {
        when: network?.source === "none",
        path,
        problem: "needs an account, which network.source none leaves out",
        got: network?.source,
        fix: 'set network.source to "create", "import" or "stack"',
      },
    ];
  });
}

function regionRules({ regions = {}, clusters = {} }: SettingsParts): readonly ValidationRule[] {
  const known = [MAIN, ...Object.keys(regions)];
  return Object.entries(clusters).map(([key, { region = MAIN } = {}]) => ({
    when: !known.includes(region),
    path: `${formatPath(["clusters", key])}.region`,
    problem: "names no region of this stack",
    got: region,
    fix: `use one of ${known.join(", ")}, or add it to regions`,
  }));
}

/** `blue-orders` here and `orders` in the cluster `blue` would be one name. */
function nameRules(parts: SettingsParts): readonly ValidationRule[] {
  const keys = Object.keys(parts.clusters ?? {});
  return namesOfMain(parts).flatMap(({ path, name }) =>
    keys.map((key) => ({
      when: name.startsWith(`${key}-`),
      path: formatPath(path),
      problem: `starts as the names of the cluster ${key} do`,
      got: name,
      fix: "rename it or the cluster",
    })),
  );
}

interface ConfiguredName {
  readonly path: SettingPath;
  readonly name: string;
}

/** Names of pools, workloads and namespaces as they are in the first cluster, without a key. */
function namesOfMain({ cluster, services }: SettingsParts): readonly ConfiguredName[] {
  const pools = cluster?.source === "create" ? (cluster.pools ?? {}) : {};
  return [
    ...Object.keys(pools).map((name) => ({ path: ["cluster", "pools", name], name })),
    ...Object.entries(services?.workloads ?? {}).flatMap(([name, { namespace } = {}]) => {
      const path = ["services", "workloads", name];
      const own = { path, name };
      return namespace === undefined
        ? [own]
        : [own, { path: [...path, "namespace"], name: namespace }];
    }),
  ];
}

/**
 * The green generation of a pool is called `<pool>-green`, so no other pool may have that name: no
 * pool of its own cluster, and none of another one, whose key is the prefix of its pools' names.
 */
function rotationRules(clusters: readonly ClusterPart[]): readonly ValidationRule[] {
  const pools = clusters.flatMap(({ prefix, path, cluster }) =>
    Object.entries(cluster.pools ?? {}).map(([name, pool]) => ({
      path: [...path, "pools", name],
      name,
      fullName: `${prefix}${name}`,
      rotates: pool?.rotation !== undefined,
    })),
  );
  const taken = new Set(pools.map(({ fullName }) => fullName));
  return pools.map(({ path, name, fullName, rotates }) => ({
    when: rotates && taken.has(`${fullName}-green`),
    path: formatPath(path),
    problem: `rotates into the name of the pool ${name}-green`,
    got: name,
    fix: "rename one of the two",
  }));
}
