import { type Document, isMap, isNode, parseDocument, stringify } from "yaml";
import type { RotatingPool } from "../../components/cluster/pure/pool-rotation";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { suggestion } from "../../plan/config/stack-names";

/** The settings of one pool and where they are in the file. */
export interface PoolSettings {
  /** All of them, those that a rotation does not touch as well. */
  readonly values: Readonly<Record<string, unknown>>;
  /** What a rotation reads of them. */
  readonly pool: RotatingPool;
  /** Offsets of the value in the text. */
  readonly range: readonly [start: number, end: number];
}

/** Which pool of which cluster. */
export interface PoolPlace {
  readonly project: string;
  /** Key of `clusters`, or `main` for the one under `cluster`. */
  readonly cluster: string;
  readonly pool: string;
}

/** Path of a cluster's pools in the settings, as an error names it. */
export function poolsPath({ cluster }: Pick<PoolPlace, "cluster">): string {
  return cluster === MAIN ? "cluster.pools" : `clusters.${cluster}.pools`;
}

/** Key of the cluster that every environment has. */
const MAIN = "main";

/** Finds a pool in the text of `Pulumi.<stack>.yaml`; throws where there is none of that name. */
export function readPoolSettings(text: string, place: PoolPlace): PoolSettings {
  const { project, pool: name } = place;
  const document = parseDocument(text);
  refuseUnknownCluster(document, place);
  const [section = "", ...steps] = poolsPath(place).split(".");
  const pools = [section, `${project}:${section}`]
    .map((key) => document.getIn(["config", key, ...steps], true))
    .find((node) => isMap(node));
  const names = isMap(pools) ? pools.items.map(({ key }) => String(key)) : [];
  const node = isMap(pools) ? pools.get(name, true) : undefined;
  if (!isNode(node) || !isMap(node) || !node.range) {
    throw new ConfigurationError([
      `--pool: is not a pool of ${poolsPath(place)}, got "${name}"; ` +
        `${names.length === 0 ? "it has none" : `name one of ${names.join(", ")}`}` +
        suggestion(name, names),
    ]);
  }
  const values: unknown = node.toJS(document);
  if (!isPlainObject(values) || !isRotating(values)) {
    throw new ConfigurationError([
      `${poolsPath(place)}.${name}: is not the settings of a pool; preview the stack for what is wrong`,
    ]);
  }
  return { values, pool: rotatingPool(values), range: [node.range[0], node.range[1]] };
}

function refuseUnknownCluster(document: Document, { project, cluster }: PoolPlace): void {
  const names = ["clusters", `${project}:clusters`]
    .map((key) => document.getIn(["config", key], true))
    .flatMap((node) => (isMap(node) ? node.items.map(({ key }) => String(key)) : []));
  const known = [MAIN, ...names];
  if (known.includes(cluster)) return;
  throw new ConfigurationError([
    `--cluster: is not a cluster of this stack, got "${cluster}"; ` +
      `name one of ${known.join(", ")}${suggestion(cluster, known)}`,
  ]);
}

/** The text with the pool's settings changed and every other character left alone. */
export function editPoolSettings(text: string, settings: PoolSettings, pool: RotatingPool): string {
  const [start, end] = settings.range;
  if (text.slice(start, end).includes("#")) {
    throw new ConfigurationError([
      "--write: would lose a comment inside the pool's settings; move it above the pool, or make the edit by hand",
    ]);
  }
  const line = poolText(settings, pool);
  // A block ends with the line break that follows it.
  return `${text.slice(0, start)}${line}${text.slice(start, end).endsWith("\n") ? "\n" : ""}${text.slice(end)}`;
}

/** The pool's settings on one line of YAML. */
export function poolText({ values }: PoolSettings, pool: RotatingPool): string {
  const { rotation: _former, ...kept } = values;
  const text = stringify(
    { ...kept, ...pool },
    {
      collectionStyle: "flow",
      lineWidth: 0,
      flowCollectionPadding: true,
      // Both generations may have the same list of types: written twice, not by reference.
      aliasDuplicateObjects: false,
    },
  );
  // Lists without padding, as the files have them.
  return text.trim().replaceAll("[ ", "[").replaceAll(" ]", "]");
}

function rotatingPool({ instanceTypes, capacityType, rotation }: RotatingPool): RotatingPool {
  return {
    instanceTypes,
    ...(capacityType === undefined ? {} : { capacityType }),
    ...(rotation === undefined ? {} : { rotation }),
  };
}

/** The settings' own schema says more; this is what a rotation relies on. */
function isRotating(
  values: Readonly<Record<string, unknown>>,
): values is Readonly<Record<string, unknown>> & RotatingPool {
  const { instanceTypes, capacityType, rotation } = values;
  return (
    Array.isArray(instanceTypes) &&
    instanceTypes.every((type) => typeof type === "string") &&
    (capacityType === undefined || capacityType === "on-demand" || capacityType === "spot") &&
    (rotation === undefined ||
      (isPlainObject(rotation) && (rotation.color === "blue" || rotation.color === "green")))
  );
}
