import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { EC2_NODE_CLASS, KARPENTER_NODE_POOL } from "../../world/autoscaling/karpenter";
import { flag, textMap, type TextMap } from "../../rule/parameters";
import { isFilled, isTrue } from "../../rule/predicates";
import { parseQuantity } from "../../world/kubernetes/quantity";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";

/** What a pool must limit; without it a loop of pods buys machines until the account is full. */
const LIMITED = ["cpu", "memory"] as const;

/** Lifetime that stands for none. */
const NEVER = "Never";

interface Ceilings {
  readonly ceilings: TextMap | undefined;
  readonly accountQuota: TextMap | undefined;
  readonly pinImages: boolean;
}

/** Karpenter buys on its own: what bounds it must be written down. */
export const asKarpenter = stackRule<Ceilings>({
  id: "as-karpenter",
  topic: "autoscaling",
  severity: "high",
  description:
    "Karpenter's pools have limits, a lifetime and a budget of disruptions at all times; their " +
    "nodes have IMDSv2, encrypted disks and, in prod, a pinned image.",
  remediation:
    "Set limits.cpu and limits.memory, expireAfter and a budget without a schedule; pin the alias " +
    "of the image and leave metadataOptions and encryption as Karpenter has them.",
  frameworks: [
    eksBestPractices("autoscaling: Karpenter", "Limit pools, expire nodes and pin images"),
  ],
  parameters: {
    ceilings: textMap(
      'Most that one pool may limit itself to: {"cpu": "1000", "memory": "4Ti"}.',
      undefined,
    ),
    accountQuota: textMap(
      'Most that the limits of all pools may add up to: {"cpu": "2000"}.',
      undefined,
    ),
    pinImages: flag("Whether the image of a node class must be pinned.", {
      dev: false,
      prod: true,
    }),
  },
  appliesTo: (type) => type === KARPENTER_NODE_POOL || type === EC2_NODE_CLASS,
  check(world, findings, { settings }) {
    const pools = ofType(KARPENTER_NODE_POOL, world);
    for (const pool of pools) {
      checkLimits(pool, settings.ceilings, findings);
      checkLifetime(pool, findings);
      checkBudgets(pool, findings);
    }
    checkSum(pools, settings.accountQuota, findings);
    for (const nodeClass of ofType(EC2_NODE_CLASS, world)) {
      checkMachine(nodeClass.get("spec"), findings);
      if (settings.pinImages) checkImages(nodeClass.get("spec", "amiSelectorTerms"), findings);
    }
  },
});

function ofType(type: string, world: World): readonly Field[] {
  return world.resources.filter((resource) => resource.type === type).map(Field.root);
}

function checkLimits(pool: Field, ceilings: TextMap | undefined, findings: Findings): void {
  for (const name of LIMITED) {
    const limit = pool.get("spec", "limits", name);
    findings.require(limit, isFilled, `the pool has no limit of ${name}`);
    const ceiling = parseQuantity(ceilings?.[name]);
    if (ceiling === undefined) continue;
    const isAbove = (value: unknown) => (parseQuantity(value) ?? Infinity) > ceiling;
    findings.forbid(limit, isAbove, `the limit of ${name} is above the ceiling`);
  }
  if (ceilings === undefined) findings.notEvaluated(pool, "not configured: ceilings");
}

function checkSum(pools: readonly Field[], quota: TextMap | undefined, findings: Findings): void {
  for (const [name, most] of Object.entries(quota ?? {})) {
    const limits = pools.map((pool) => pool.get("spec", "limits", name));
    const amounts = limits.map(({ value }) => parseQuantity(value) ?? 0);
    const sum = amounts.reduce((total, amount) => total + amount, 0);
    const last = limits.at(-1);
    if (last !== undefined && sum > (parseQuantity(most) ?? Infinity)) {
      findings.fail(last, `the limits of ${name} add up to more than the account's quota`);
    }
  }
  const [first] = pools;
  if (quota === undefined && first !== undefined) {
    findings.notEvaluated(first, "not configured: accountQuota");
  }
}

function checkLifetime(pool: Field, findings: Findings): void {
  const lifetime = pool.get("spec", "template", "spec", "expireAfter");
  const ends = (value: unknown) => isFilled(value) && value !== NEVER;
  findings.require(lifetime, ends, "nodes live forever, and with them their holes");
}

/** Outside the windows of scheduled budgets Karpenter may disrupt all nodes at once. */
function checkBudgets(pool: Field, findings: Findings): void {
  const budgets = pool.get("spec", "disruption", "budgets");
  const entries = budgets.items();
  const unreadable = entries.find((entry) => !entry.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (entries.length === 0) findings.fail(budgets, "the pool has no budget of disruptions");
  else {
    const standing = entries.filter((entry) => !entry.get("schedule").isSet);
    if (standing.length === 0) findings.fail(budgets, "no budget holds outside the windows");
    for (const entry of standing) checkStanding(entry, findings);
  }
}

/** A pool that may never be disrupted is never patched either. */
function checkStanding(budget: Field, findings: Findings): void {
  if (budget.get("reasons").items().length > 0) return;
  const isNone = (value: unknown) => /^0+%?$/.test(String(value));
  findings.forbid(budget.get("nodes"), isNone, "no node may ever be replaced");
}

function checkMachine(spec: Field, findings: Findings): void {
  const metadata = spec.get("metadataOptions");
  const isOptional = (value: unknown) => value !== "required";
  findings.forbid(metadata.get("httpTokens"), isOptional, "metadata is read without a token");
  const tooFar = (value: unknown) => Number(value) > 1;
  findings.forbid(metadata.get("httpPutResponseHopLimit"), tooFar, "pods reach the metadata");
  for (const mapping of spec.get("blockDeviceMappings").items()) {
    findings.require(mapping.get("ebs", "encrypted"), isTrue, "the volume is not encrypted");
  }
}

function checkImages(terms: Field, findings: Findings): void {
  for (const term of terms.items()) {
    if (!term.isReadable) findings.notEvaluated(term);
    else if (!isPinned(term)) {
      const alias = term.get("alias");
      findings.fail(alias.isSet ? alias : term, "the image changes by itself");
    }
  }
}

/** By its id, by a full name, or by an alias with a version. */
function isPinned(term: Field): boolean {
  const [id, name, alias] = ["id", "name", "alias"].map((key) => term.get(key));
  if (id?.isSet || alias?.isReadable === false) return true;
  if (alias?.text !== undefined) return /@v\w/.test(alias.text);
  return name?.text !== undefined && !name.text.includes("*");
}
