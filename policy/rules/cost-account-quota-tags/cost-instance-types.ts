import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { pulumiExamples } from "../../rule/frameworks";
import {
  choiceOf,
  CHOOSING_TYPES,
  type MachineKind,
  type PoolChoice,
  poolChoices,
} from "../../world/aws/instance-choices";
import { KARPENTER_NODE_POOL } from "../../world/autoscaling/karpenter";
import { texts } from "../../rule/parameters";
import { isAnyOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";
import { defaultsToOldDisk, DISK_TYPES, diskKindsOf } from "./cost-instance-types/volumes";
import { globMatches } from "../../rule/glob";

/** What EC2 takes where nothing is said. */
const OLD_DISK = "gp2";

/** All but gp2 and magnetic: gp3 is a fifth cheaper and never slower, the others have a purpose. */
const CURRENT_DISKS = ["gp3", "io1", "io2", "st1", "sc1"] as const;

/** Storage of Aurora, which is no disk. */
const AURORA_STORAGE = /^aurora/;

interface Allowed {
  readonly instanceTypes: readonly string[] | undefined;
  readonly databaseClasses: readonly string[] | undefined;
  readonly cacheTypes: readonly string[] | undefined;
  readonly volumeTypes: readonly string[];
}

/** The parameter that lists what is allowed of each kind. */
const LIST_OF: Readonly<Record<MachineKind, keyof Allowed>> = {
  machine: "instanceTypes",
  database: "databaseClasses",
  cache: "cacheTypes",
};

/** The size of a machine is the size of its bill. */
export const costInstanceTypes = resourceRule<Allowed>({
  id: "cost-instance-types",
  topic: "cost-account-quota-tags",
  severity: "medium",
  description:
    "Machines, databases and caches are of types on the list, and disks of a current type.",
  remediation: "Choose a type of the list; set the volume type to gp3.",
  frameworks: [
    pulumiExamples("aws-ts-advanced", "Only allowed instance types"),
    pulumiExamples("aws-ts-finops", "Only instance types that the budget allows"),
  ],
  parameters: {
    instanceTypes: texts("Machines that are allowed; `*` stands for any text.", undefined),
    databaseClasses: texts("The same of RDS, with their prefix: `db.m7g.*`.", undefined),
    cacheTypes: texts("The same of ElastiCache, with their prefix: `cache.m7g.*`.", undefined),
    volumeTypes: texts("Types of EBS volumes that are allowed.", [...CURRENT_DISKS]),
  },
  appliesTo: isAnyOf(CHOOSING_TYPES, DISK_TYPES),
  check(resource, findings, { settings }) {
    if (CHOOSING_TYPES.has(resource.resource.type)) checkMachines(resource, settings, findings);
    for (const kind of diskKindsOf(resource)) checkDisk(kind, settings.volumeTypes, findings);
  },
});

function checkMachines(resource: Field, settings: Allowed, findings: Findings): void {
  const { kind, named } = choiceOf(resource);
  const isPool = resource.resource.type === KARPENTER_NODE_POOL;
  const allowed = settings[LIST_OF[kind]];
  if (allowed === undefined) {
    if (isPool || named.length > 0) {
      findings.notEvaluated(resource, `not configured: ${LIST_OF[kind]}`);
    }
    return;
  }
  const isAllowed = (value: unknown) => allowed.some((glob) => globMatches(glob, String(value)));
  for (const type of named) findings.require(type, isAllowed, "the type is not on the list");
  if (isPool) checkPool(poolChoices(resource), isAllowed, findings);
}

/** One message a field: a family is bought in many sizes. */
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
      findings.fail(field, "the pool may buy types that are not on the list");
    }
  }
}

function checkDisk(kind: Field, allowed: readonly string[], findings: Findings): void {
  if (!kind.isSet && !defaultsToOldDisk(kind)) return;
  const isAllowed = (value: unknown) => {
    const name = String(value ?? OLD_DISK);
    return AURORA_STORAGE.test(name) || allowed.includes(name);
  };
  findings.require(kind, isAllowed, "the disk is of an old type, dearer and slower than gp3");
}
