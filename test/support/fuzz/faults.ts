import {
  changed,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  namesAt,
  valueAt,
} from "./json-tree";

/** A mistake with the path at which the configuration's error must name it. */
export interface Fault {
  readonly configuration: JsonObject;
  readonly path: string;
}

/** A kind of mistake. */
export interface FaultKind {
  readonly name: string;
  /** Kinds that would hide each other share one; a configuration gets one of each at most. */
  readonly scope: string;
  /** Makes the mistake; `undefined` where the configuration has no place for it. */
  readonly make: (configuration: JsonObject, choice: number) => Fault | undefined;
}

type Place = readonly string[];
type Locate = (configuration: JsonObject, choice: number) => Place | undefined;

/** Sets a value at a place that the configuration has. */
function set(name: string, scope: string, locate: Locate, value: JsonValue): FaultKind {
  return {
    name,
    scope,
    make: (configuration, choice) => {
      const place = locate(configuration, choice);
      if (place === undefined) return undefined;
      return { configuration: changed(configuration, place, () => value), path: place.join(".") };
    },
  };
}

/** Appends an item to a list; the error names the item, or the list as a whole. */
function append(
  name: string,
  locate: Locate,
  item: (list: readonly JsonValue[], configuration: JsonObject) => JsonValue,
  names: "item" | "list",
): FaultKind {
  return {
    name,
    scope: name,
    make: (configuration, choice) => {
      const place = locate(configuration, choice);
      const found = place && valueAt(configuration, place);
      const list = isList(found) ? found : [];
      if (place === undefined || (names === "list" && list.length === 0)) return undefined;
      const value = item(list, configuration);
      return {
        configuration: changed(configuration, place, () => [...list, value]),
        path: `${place.join(".")}${names === "item" ? `[${list.length}]` : ""}`,
      };
    },
  };
}

const at =
  (...place: readonly string[]): Locate =>
  () =>
    place;

/** A key of a layer that has one of the sources. */
const inLayer =
  (layer: string, sources: readonly string[], ...keys: readonly string[]): Locate =>
  (configuration) => {
    const value = valueAt(configuration, [layer]);
    const source = isObject(value) ? (value.source ?? "create") : undefined;
    return sources.some((candidate) => candidate === source) ? [layer, ...keys] : undefined;
  };

/** A key of one of the entries below a place. */
const inEntry =
  (place: readonly string[], ...keys: readonly string[]): Locate =>
  (configuration, choice) => {
    const names = namesAt(configuration, ...place);
    const name = names[choice % Math.max(1, names.length)];
    return name === undefined ? undefined : [...place, name, ...keys];
  };

const PLACED = ["create", "import", "stack"];
const POOLS = ["cluster", "pools"];
const WORKLOADS = ["services", "workloads"];
const created = (...keys: readonly string[]) => inLayer("cluster", ["create"], ...keys);
const network = (...keys: readonly string[]) => inLayer("network", ["create"], ...keys);
const inWorkload = (...keys: readonly string[]) => inEntry(WORKLOADS, ...keys);
const IMAGE = `registry.example.com/shop/web@sha256:${"0".repeat(64)}`;

const FACTS: readonly FaultKind[] = [
  set("a fact that fits no label", "owner", at("owner"), "Team A"),
  set("a fact with a slash", "domain", at("domain"), "shop/web"),
  set("a fact that is empty", "costCenter", at("costCenter"), ""),
  set("an unknown environment", "environment", at("environment"), "staging"),
  set("an unknown setting", "colour", at("colour"), "blue"),
];

const NETWORK: readonly FaultKind[] = [
  set("a range that is none", "cidr", network("cidr"), "10.0.0.0/33"),
  set("a range that is too small", "cidr", network("cidr"), "10.0.0.0/28"),
  set("a range that is public", "cidr", network("cidr"), "8.8.0.0/16"),
  set("a range with host bits", "cidr", network("cidr"), "10.0.0.1/16"),
  {
    ...append(
      "an overlap",
      network("reservedCidrs"),
      (_, configuration) => valueAt(configuration, ["network", "cidr"]) ?? null,
      "item",
    ),
    scope: "cidr",
  },
  append("a zone twice", network("zones"), ([first = "a"]) => first, "list"),
  set("an account as a number", "account", inLayer("network", PLACED, "account"), 111),
  set("another partition", "region", inLayer("network", PLACED, "region"), "cn-north-1"),
  set("a misspelt key", "acount", inLayer("network", PLACED, "acount"), "1"),
  append(
    "a subnet twice",
    inLayer("network", ["import"], "privateSubnetIds"),
    ([first = ""]) => first,
    "list",
  ),
];

const CLUSTER: readonly FaultKind[] = [
  set("an old version", "version", created("version"), "1.20"),
  append(
    "a user as administrator",
    created("adminRoleArns"),
    () => "arn:aws:iam::1:user/a",
    "item",
  ),
  append("a role twice", created("adminRoleArns"), ([first = ""]) => first, "list"),
  append("the whole internet", created("publicAccessCidrs"), () => "0.0.0.0/0", "item"),
  append("half of the internet", created("privateAccessCidrs"), () => "128.0.0.0/1", "item"),
  append("no instance type", inEntry(POOLS, "instanceTypes"), () => "large", "item"),
  append(
    "mixed architectures",
    inEntry(POOLS, "instanceTypes"),
    ([first]) => (/^[a-z]+\dg/.test(String(first)) ? "m7i.large" : "m7g.large"),
    "list",
  ),
  set("a least size above the greatest", "minSize", inEntry(POOLS, "minSize"), 451),
  set("a size as text", "maxSize", inEntry(POOLS, "maxSize"), "3"),
  set("no context", "context", inLayer("cluster", ["import"], "context"), ""),
  set("no stack", "stack", inLayer("cluster", ["stack"], "stack"), "elsewhere"),
  set("a bad storage class", "storage", inLayer("platform", ["create"], "storageClass"), "GP3"),
];

const SERVICES: readonly FaultKind[] = [
  set("a reserved namespace", "namespace", inWorkload("namespace"), "kube-system"),
  set("a privileged port", "port", inWorkload("port"), 80),
  set("a port of the sidecar", "metricsPort", inWorkload("metricsPort"), 15_020),
  set("a fraction of a replica", "maxReplicas", inWorkload("maxReplicas"), 3.5),
  set("no replica", "maxReplicas", inWorkload("maxReplicas"), 0),
  set("an image by its tag", "image", inWorkload("image"), "registry.example.com/web:1"),
  set("a callee that is none", "calls", inWorkload("calls"), "payments"),
  set("a name with a digit first", "2fast", at(...WORKLOADS, "2fast"), { image: IMAGE }),
  set("a name in capitals", "Web", at(...WORKLOADS, "Web"), { image: IMAGE }),
  set("a name that is reserved", "namespace", at(...WORKLOADS, "default"), { image: IMAGE }),
  {
    ...append("a call of nobody", inWorkload("calls"), () => "nobody-of-that-name", "item"),
    scope: "calls",
  },
];

const CLUSTERS: readonly FaultKind[] = [
  set("a region that is not there", "region of a cluster", inEntry(["clusters"], "region"), "eu"),
  set("a cluster without pools", "further pools", inEntry(["clusters"], "pools"), {}),
  set("a region in one zone", "further zones", inEntry(["regions"], "zones"), ["a"]),
  set("a region with a hyphen", "us-east", inEntry(["regions"], "us-east"), {}),
  {
    ...append("a cluster that is not there", inWorkload("clusters"), () => "nowhere", "item"),
    scope: "placement",
  },
  {
    ...append("a cluster twice", inWorkload("clusters"), ([first = ""]) => first, "list"),
    scope: "placement",
  },
];

/** Every mistake that the fuzz makes on purpose. */
export const FAULT_KINDS: readonly FaultKind[] = [
  ...FACTS,
  ...NETWORK,
  ...CLUSTER,
  ...SERVICES,
  ...CLUSTERS,
];
