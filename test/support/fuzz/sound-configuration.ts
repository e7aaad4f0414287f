import fc from "fast-check";
import { KUBERNETES_MINORS } from "../../../components/core/versions";
import { ENVIRONMENTS } from "../../../stacks/profiles";
import { isObject, type JsonObject, valueAt } from "./json-tree";
import { fact, labelName, roleArn, stackReference } from "./sound-names";
import { network, noNetwork } from "./sound-network";
import { services } from "./sound-workloads";

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

const ranges = fc.uniqueArray(
  fc
    .tuple(fc.integer({ min: 1, max: 223 }), fc.integer({ min: 8, max: 16 }))
    .map(([first, prefix]) => `${first}.0.0.0/${prefix}`),
  { maxLength: 3 },
);

const created = fc.record(
  {
    source: fc.constant("create"),
    version: fc.constantFrom(...KUBERNETES_MINORS),
    adminRoleArns: fc.uniqueArray(roleArn, {
      minLength: 1,
      maxLength: 3,
      selector: (arn) => arn.slice(arn.lastIndexOf("/")),
    }),
    privateAccessCidrs: ranges,
    publicAccessCidrs: ranges,
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

const elsewhere = fc.oneof(
  fc.record({
    source: fc.constant("import"),
    name: labelName,
    context: fc.constantFrom(
      "kind-local",
      "arn:aws:eks:eu-west-1:111122223333:cluster/shop",
      "admin@shop.eu-west-1.example.com",
    ),
  }),
  fc.record({ source: fc.constant("stack"), stack: stackReference }),
);

/** A cluster of its own needs a network; any other may do without. */
const foundations = fc.oneof(
  { weight: 3, arbitrary: fc.record({ network, cluster: created }) },
  fc.record({ network: fc.oneof(network, noNetwork), cluster: elsewhere }),
);

const platform = fc.oneof(
  fc.record({ source: fc.constant("create"), storageClass: labelName }, { requiredKeys: [] }),
  fc.record({
    source: fc.constant("import"),
    monitoringNamespace: fc.constantFrom("monitoring", "observability-of-the-platform"),
  }),
);

/** Configurations that satisfy every rule, with each source of each layer. */
export const soundConfiguration: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.record({
      environment: fc.constantFrom(...ENVIRONMENTS),
      owner: fact,
      costCenter: fact,
      domain: fact,
      platform,
      services,
    }),
    foundations,
  )
  .map(([facts, layers]) => plain({ ...facts, ...layers }));

/** Through text, so that only what JSON can carry remains. */
function plain(configuration: unknown): JsonObject {
  const copy: unknown = JSON.parse(JSON.stringify(configuration));
  return isConfiguration(copy) ? copy : {};
}

function isConfiguration(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names of the workloads or pools of a configuration. */
export function namesAt(configuration: JsonObject, ...path: readonly string[]): readonly string[] {
  const entries = valueAt(configuration, path);
  return isObject(entries) ? Object.keys(entries) : [];
}
