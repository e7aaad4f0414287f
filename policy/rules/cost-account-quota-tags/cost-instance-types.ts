import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { pulumiExamples } from "../../rule/frameworks";
import { choiceOf, CHOOSING_TYPES, type MachineKind } from "../../world/aws/instance-choices";
import { type PoolChoice, poolChoices } from "./cost-instance-types/pool-choices";
import { KARPENTER_NODE_POOL } from "../../world/autoscaling/karpenter";
import { texts } from "../../rule/parameters";
import { isAnyOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";
import { defaultsToOldDisk, DISK_TYPES, diskKindsOf } from "./cost-instance-types/volumes";
import { globMatches } from "../../rule/glob";

/** The volume type that EC2 uses by default. */
const OLD_DISK = "gp2";

/** All types except gp2 and magnetic: gp3 is a fifth cheaper than gp2 and never slower. */
const CURRENT_DISKS = ["gp3", "io1", "io2", "st1", "sc1"] as const;

/** Storage of Aurora, which is not an EBS volume. */
const AURORA_STORAGE = /^aurora/;

interface Allowed {
  readonly instanceTypes: readonly string[] | undefined;
  readonly databaseClasses: readonly string[] | undefined;
  readonly cacheTypes: readonly string[] | undefined;
  readonly volumeTypes: readonly string[];
}

/** The parameter with the allowed types of each kind. */
const LIST_OF: Readonly<Record<MachineKind, keyof Allowed>> = {
  machine: "instanceTypes",
  database: "databaseClasses",
  cache: "cacheTypes",
};

/** The check of each kind. */
const CHECK_OF: Readonly<Record<MachineKind, string>> = {
  machine: "instance-types",
  database: "database-classes",
  cache: "cache-types",
};

/** The type of a machine determines its costs. */
export const costInstanceTypes = resourceRule<Allowed>({
  id: "cost-instance-types",
  topic: "cost-account-quota-tags",
  severity: "medium",
  description:
    "Machines, databases and caches have types that are on the list, and disks a current type.",
  remediation: "Choose a type that is on the list; set the volume type to gp3.",
  frameworks: [
    pulumiExamples("aws-ts-advanced", "Only allowed instance types"),
    pulumiExamples("aws-ts-finops", "Only instance types that the budget allows"),
  ],
  checks: {
    "instance-types": "Machines have allowed instance types.",
    "database-classes": "Databases have allowed instance classes.",
    "cache-types": "Caches have allowed node types.",
    "volume-types": "Disks have allowed volume types.",
  },
  parameters: {
    instanceTypes: texts("Instance types that are allowed; `*` stands for any text.", undefined),
    databaseClasses: texts("Classes of RDS that are allowed, such as `db.m7g.*`.", undefined),
    cacheTypes: texts("Types of ElastiCache that are allowed, such as `cache.m7g.*`.", undefined),
    volumeTypes: texts("Types of EBS volumes that are allowed.", [...CURRENT_DISKS]),
  },
  appliesTo: isAnyOf(CHOOSING_TYPES, DISK_TYPES),
  check(resource, findings, { settings }) {
    if (CHOOSING_TYPES.has(resource.resource.type)) checkMachines(resource, settings, findings);
    for (const kind of diskKindsOf(resource)) {
      checkDisk(kind, settings.volumeTypes, findings.of("volume-types"));
    }
  },
});

function checkMachines(resource: Field, settings: Allowed, all: Findings): void {
  const { kind, named } = choiceOf(resource);
  const findings = all.of(CHECK_OF[kind]);
  const isPool = resource.resource.type === KARPENTER_NODE_POOL;
  const allowed = settings[LIST_OF[kind]];
  if (allowed === undefined) {
    if (isPool || named.length > 0) {
      findings.notEvaluated(resource, `not configured: ${LIST_OF[kind]}`);
    }
    return;
  }
  const isAllowed = (value: unknown) => allowed.some((glob) => globMatches(glob, String(value)));
  const message = `the type of the ${kind} is not in the parameter ${LIST_OF[kind]}`;
  for (const type of named) findings.require(type, isAllowed, message);
  if (isPool) checkPool(poolChoices(resource), isAllowed, findings);
}

/** One message for each field: a family has many sizes. */
function checkPool(
  choices: readonly PoolChoice[],
  isAllowed: (pattern: string) => boolean,
  findings: Findings,
): void {
  const refused = new Set<string>();
  for (const { field, pattern } of choices) {
    if (pattern === undefined) {
      if (!field.isReadable) findings.notEvaluated(field);
    } else if (!isAllowed(pattern) && !refused.has(field.path)) {
      refused.add(field.path);
      findings.fail(
        field,
        "the pool may start instance types that are not in the parameter instanceTypes",
      );
    }
  }
}

function checkDisk(kind: Field, allowed: readonly string[], findings: Findings): void {
  if (!kind.isSet && !defaultsToOldDisk(kind)) return;
  const isAllowed = (value: unknown) => {
    const name = String(value ?? OLD_DISK);
    return AURORA_STORAGE.test(name) || allowed.includes(name);
  };
  const type = kind.isSet ? "type of the disk" : `default type of the disk (${OLD_DISK})`;
  findings.require(kind, isAllowed, `the ${type} is not in the parameter volumeTypes`);
}
