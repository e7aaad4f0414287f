import fc from "fast-check";
import { KUBERNETES_MINORS } from "../../../components/core/versions";
import { isObject, type JsonObject, type JsonValue, namesAt, valueAt } from "./json-tree";
import { labelName, roleArn } from "./sound-names";

/** Types that one pool may mix. */
const INSTANCE_TYPES = [
  ["m7g.large", "m6g.xlarge", "c7g.medium", "r8g.4xlarge", "t4g.small", "c7gn.2xlarge"],
  ["m7i.large", "c6a.xlarge", "r7iz.2xlarge", "t3.medium", "c7i-flex.large", "m5.metal"],
];

const pool = fc
  .record(
    {
      instanceTypes: fc
        .constantFrom(...INSTANCE_TYPES)
        .chain((types) => fc.shuffledSubarray(types, { minLength: 1 })),
      minSize: fc.integer({ min: 0, max: 450 }),
      maxSize: fc.integer({ min: 1, max: 450 }),
      capacityType: fc.constantFrom("on-demand", "spot"),
    },
    { requiredKeys: ["instanceTypes", "minSize", "maxSize"] },
  )
  .map((sizes) => ({ ...sizes, minSize: Math.min(sizes.minSize, sizes.maxSize) }));

const range = fc
  .tuple(fc.integer({ min: 1, max: 223 }), fc.integer({ min: 8, max: 16 }))
  .map(([first, prefix]) => `${first}.0.0.0/${prefix}`);

/** Ranges that a client on the internet may have: of those above, 10.0.0.0/8 alone is private. */
const publicRange = range.filter((text) => !text.startsWith("10."));

const rangesOf = (one: fc.Arbitrary<string>) => fc.uniqueArray(one, { maxLength: 3 });

/** What a cluster that the stack creates is told. */
export const createdCluster = fc.record(
  {
    version: fc.constantFrom(...KUBERNETES_MINORS),
    adminRoleArns: fc.uniqueArray(roleArn, {
      minLength: 1,
      maxLength: 3,
      selector: (arn) => arn.slice(arn.lastIndexOf("/")),
    }),
    privateAccessCidrs: rangesOf(range),
    publicAccessCidrs: rangesOf(publicRange),
    pools: fc
      .uniqueArray(fc.tuple(labelName, pool), {
        minLength: 1,
        maxLength: 3,
        selector: ([name]) => name,
      })
      .map((pools) => Object.fromEntries(pools)),
  },
  { requiredKeys: ["adminRoleArns", "pools"] },
);

/** Regions and clusters beside the first, before it is known what they have to fit. */
export const further = fc.record({
  region: fc.record({
    region: fc.constantFrom("us-east-1", "eu-west-1"),
    cidr: fc.constantFrom("192.168.0.0/16", "192.168.64.0/18"),
    zones: fc.constantFrom(["a", "b"], ["f", "c", "d"]),
  }),
  clusters: fc.dictionary(fc.constantFrom("blue", "z9", "constructor"), createdCluster, {
    maxKeys: 2,
    noNullPrototype: true,
  }),
  /** Whether workloads run in all clusters, or in the first one only. */
  everywhere: fc.boolean(),
});

interface Further {
  readonly region?: object;
  readonly clusters?: Readonly<Record<string, object>>;
  readonly everywhere?: boolean;
}

/** The configuration with as much of the rest as it has room for. */
export function withFitting(configuration: JsonObject, more: Further): JsonObject {
  const { region, clusters = {}, everywhere = false } = more;
  if (region === undefined || valueAt(configuration, ["network", "source"]) === "none") {
    return configuration;
  }
  const names = takenNames(configuration);
  const fitting = Object.entries(clusters).filter(
    ([key]) => !names.some((name) => name.startsWith(`${key}-`)),
  );
  const hasRoom = leavesRoom(configuration);
  const placed = fitting.map(([key, cluster], index) => {
    const place = hasRoom && index > 0 ? { region: "us" } : {};
    return [key, plain({ ...cluster, ...place })] as const;
  });
  return {
    ...configuration,
    ...(hasRoom && { regions: { us: plain(region) } }),
    clusters: Object.fromEntries(placed),
    ...(everywhere && {
      services: spread(configuration, ["main", ...fitting.map(([key]) => key)]),
    }),
  };
}

/** True where no range can meet those of {@link further}. */
function leavesRoom({ network }: JsonObject): boolean {
  const { cidr = "", reservedCidrs = [] } = isObject(network) ? network : {};
  return !String(cidr).startsWith("192.168.") && JSON.stringify(reservedCidrs) === "[]";
}

function takenNames(configuration: JsonObject): readonly string[] {
  const workloads = namesAt(configuration, "services", "workloads");
  const namespaces = workloads.map((name) =>
    String(valueAt(configuration, ["services", "workloads", name, "namespace"])),
  );
  return [...namesAt(configuration, "cluster", "pools"), ...workloads, ...namespaces];
}

/** Every workload in every cluster, so that whom it calls is there too. */
function spread(configuration: JsonObject, clusters: readonly string[]): JsonValue {
  const workloads = namesAt(configuration, "services", "workloads").map((name) => {
    const workload = valueAt(configuration, ["services", "workloads", name]);
    return [name, { ...(isObject(workload) ? workload : {}), clusters }] as const;
  });
  return { workloads: Object.fromEntries(workloads) };
}

/** Through text, so that only what JSON can carry remains. */
export function plain(value: unknown): JsonObject {
  const copy: JsonValue = JSON.parse(JSON.stringify(value));
  return isObject(copy) ? copy : {};
}
