import type { ValidationRule } from "../../components/core/pure/validate";
import { clusterRules, rotationNameRule } from "./cluster-rules";
import { MAIN, shortNameRules } from "./fields";
import { disjointRules, networkRules } from "./network-rules";
import { type Raw, rawObject, rawTexts } from "./raw-values";
import { formatPath } from "./setting-path";

/** What holds of further regions and clusters, alone and beside each other. */
export function clusterSetRules(raw: Raw): readonly ValidationRule[] {
  return [
    ...regionRules(raw),
    ...furtherClusterRules(raw),
    ...nameRules(raw),
    ...rotationRules(raw),
  ];
}

function regionRules({ network, regions }: Raw): readonly ValidationRule[] {
  const main = rawObject(network);
  const entries = Object.entries(rawObject(regions)).map(
    ([key, value]) => [formatPath(["regions", key]), key, rawObject(value)] as const,
  );
  const placed = entries.map(([path, , { cidr, reservedCidrs }]) => ({
    path,
    cidr,
    reservedCidrs,
  }));
  const { cidr, reservedCidrs } = main;
  return [
    ...entries.flatMap(([path, key, region]) => [
      ...shortNameRules(path, key),
      needsAccount(path, main),
      ...networkRules(path, region),
    ]),
    ...disjointRules([{ path: "network", cidr, reservedCidrs }, ...placed]),
    ...detectorRules([["network", main], ...entries.map(([path, , one]) => [path, one] as const)]),
  ];
}

/** AWS refuses the second detector of a region. */
function detectorRules(
  places: readonly (readonly [path: string, place: Raw])[],
): readonly ValidationRule[] {
  const creating = places.filter(([, { runtimeMonitoring }]) => runtimeMonitoring === "create");
  return creating.map(([path, { region }], index) => ({
    when: creating.slice(0, index).some(([, earlier]) => earlier.region === region),
    path: `${path}.runtimeMonitoring`,
    problem: "creates a second detector in the region",
    got: "create",
    fix: 'set it to "elsewhere" in all but one',
  }));
}

function furtherClusterRules({ network, regions, clusters }: Raw): readonly ValidationRule[] {
  const known = [MAIN, ...Object.keys(rawObject(regions))];
  return Object.entries(rawObject(clusters)).flatMap(([key, value]) => {
    const path = formatPath(["clusters", key]);
    const { region } = rawObject(value);
    return [
      ...shortNameRules(path, key),
      needsAccount(path, rawObject(network)),
      ...clusterRules(["clusters", key], value),
      {
        when: typeof region === "string" && !known.includes(region),
        path: `${path}.region`,
        problem: "names no region of this stack",
        got: region,
        fix: `use one of ${known.join(", ")}, or add it to regions`,
      },
    ];
  });
}

function needsAccount(path: string, { source }: Raw): ValidationRule {
  return {
    when: source === "none",
    path,
    problem: "needs an account, which network.source none leaves out",
    got: source,
    fix: 'set network.source to "create", "import" or "stack"',
  };
}

/** `blue-orders` here and `orders` in the cluster `blue` would be one name. */
function nameRules({ cluster, clusters, services }: Raw): readonly ValidationRule[] {
  const keys = Object.keys(rawObject(clusters));
  const pools = Object.keys(rawObject(rawObject(cluster).pools));
  const workloads = Object.entries(rawObject(rawObject(services).workloads));
  const named = [
    ...pools.map((name) => [["cluster", "pools", name], name] as const),
    ...workloads.flatMap(([name, workload]) => {
      const path = ["services", "workloads", name];
      const { namespace } = rawObject(workload);
      return [
        [path, name] as const,
        ...rawTexts([namespace]).map((text) => [[...path, "namespace"], text] as const),
      ];
    }),
  ];
  return named.flatMap(([path, name]) =>
    keys.map((key) => ({
      when: name.startsWith(`${key}-`),
      path: formatPath(path),
      problem: `starts as the names of the cluster ${key} do`,
      got: name,
      fix: "rename it or the cluster",
    })),
  );
}

/** `blue` here rotates into `blue-green`, which the pool `green` of the cluster `blue` is called. */
function rotationRules({ cluster, clusters }: Raw): readonly ValidationRule[] {
  const others = Object.entries(rawObject(clusters)).flatMap(([key, value]) =>
    Object.keys(rawObject(rawObject(value).pools)).map((pool) => `${key}-${pool}`),
  );
  return Object.entries(rawObject(rawObject(cluster).pools)).map(([name, pool]) =>
    rotationNameRule(formatPath(["cluster", "pools", name]), name, pool, others),
  );
}
