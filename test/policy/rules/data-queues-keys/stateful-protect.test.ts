import { statefulProtect } from "../../../../policy/rules/data-queues-keys/stateful-protect";
import { STATEFUL_TYPES } from "../../../../policy/rules/data-queues-keys/stateful-protect/stateful-types";
import type { DeclaredOptions, NormalizedResource } from "../../../../policy/rule/resource";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const KEY = "aws:kms/key:Key";
const QUEUE = "aws:sqs/queue:Queue";
const DATABASE = "aws-native:rds:DbInstance";

function withOptions(
  options: Partial<DeclaredOptions>,
  type = KEY,
  props: Properties = {},
): readonly NormalizedResource[] {
  const defaults = { protect: false, ignoreChanges: [], aliases: [], deleteBeforeReplace: false };
  return declared(type, props).map((resource) => ({
    ...resource,
    options: { ...defaults, ...options },
  }));
}

describeRule(statefulProtect, {
  pass: [
    { name: "a protected key", resources: withOptions({ protect: true }) },
    { name: "an unprotected key in dev", environment: "dev", resources: withOptions({}) },
    {
      name: "an unprotected key where nothing must be protected",
      parameters: { required: false },
      resources: withOptions({}),
    },
    {
      name: "a queue of notices",
      resources: withOptions({}, QUEUE, { messageRetentionSeconds: 300 }),
    },
    {
      name: "an instance of a cluster, which holds the data",
      resources: withOptions({}, DATABASE, { dbClusterIdentifier: "orders" }),
    },
  ],
  fail: [
    ...[...STATEFUL_TYPES].map((type) => ({
      name: `an unprotected ${type}`,
      resources: withOptions({}, type),
      findings: [
        [
          "opts.protect",
          "the resource holds data but is not protected from deletion",
          "protect",
        ] as const,
      ],
    })),
    {
      name: "a key that is deleted before its replacement exists, even in dev",
      environment: "dev" as const,
      resources: withOptions({ deleteBeforeReplace: true }),
      findings: [
        [
          "opts.deleteBeforeReplace",
          "the resource is deleted with its data before its replacement exists",
          "delete-before-replace",
        ],
      ],
    },
    {
      name: "both at once",
      resources: withOptions({ deleteBeforeReplace: true }),
      findings: [
        [
          "opts.deleteBeforeReplace",
          "the resource is deleted with its data before its replacement exists",
          "delete-before-replace",
        ],
        ["opts.protect", "the resource holds data but is not protected from deletion", "protect"],
      ],
    },
    {
      name: "a type of one's own list",
      parameters: { types: ["aws:efs/fileSystem:FileSystem"] },
      resources: withOptions({}, "aws:efs/fileSystem:FileSystem"),
      findings: [
        ["opts.protect", "the resource holds data but is not protected from deletion", "protect"],
      ],
    },
  ],
  notApplicable: [
    { name: "a queue's policy", resources: declared("aws:sqs/queuePolicy:QueuePolicy", {}) },
    { name: "an instance of an Aurora cluster", resources: clusterInstance() },
    { name: "a manifest", resources: manifest({ apiVersion: "v1", kind: "Namespace" }) },
  ],
  unknown: [
    {
      name: "a queue that may carry notices",
      resources: withOptions({}, QUEUE, { messageRetentionSeconds: UNKNOWN }),
      reasons: ["unknown value at messageRetentionSeconds"],
    },
    {
      name: "a resource that no program declares",
      resources: declared(KEY, {}).map((resource) => ({ ...resource, options: null })),
      reasons: ["not declared by a Pulumi program: protect"],
    },
  ],
});

function clusterInstance(): readonly NormalizedResource[] {
  return declared("aws:rds/clusterInstance:ClusterInstance", {});
}
