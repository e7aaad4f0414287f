import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { EC2_NODE_CLASS, KARPENTER_NODE_POOL } from "../../world/autoscaling/karpenter";
import { flag, textMap, type TextMap } from "../../rule/parameters";
import { isFilled, isTrue } from "../../rule/predicates";
import { parseQuantity } from "../../world/kubernetes/quantity";
import { typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const NODE_POOLS = typesOf(KARPENTER_NODE_POOL);
const NODE_CLASSES = typesOf(EC2_NODE_CLASS);

/** Resources that a pool must limit; otherwise runaway pods make Karpenter buy machines without end. */
const LIMITED = ["cpu", "memory"] as const;

/** The value of expireAfter that disables expiry. */
const NEVER = "Never";

interface Ceilings {
  readonly ceilings: TextMap | undefined;
  readonly accountQuota: TextMap | undefined;
  readonly pinImages: boolean;
}

/** Karpenter buys machines without asking, so its bounds must be declared. */
export const asKarpenter = stackRule<Ceilings>({
  id: "as-karpenter",
  topic: "autoscaling",
  severity: "high",
  description:
    "Karpenter's pools have limits, a lifetime and a disruption budget that always applies; their " +
    "nodes have IMDSv2, encrypted disks and, in prod, a pinned image.",
  remediation:
    "Set limits.cpu and limits.memory, expireAfter and a budget without a schedule; pin the alias " +
    "of the image and keep Karpenter's defaults for metadataOptions and encryption.",
  frameworks: [
    eksBestPractices("autoscaling: Karpenter", "Limit pools, expire nodes and pin images"),
  ],
  checks: {
    limits: "Every pool limits CPU and memory, within the ceilings.",
    quota: "The limits of all pools fit into the quota of the account.",
    lifetime: "Nodes expire.",
    disruption:
      "Every pool has a disruption budget that always applies and allows some disruption.",
    metadata: "The instance metadata requires tokens and is not reachable from pods.",
    disk: "Every disk is encrypted.",
    image: "The image is pinned.",
  },
  parameters: {
    ceilings: textMap(
      'Highest limits that one pool may have: {"cpu": "1000", "memory": "4Ti"}.',
      undefined,
    ),
    accountQuota: textMap('Highest sum of the limits of all pools: {"cpu": "2000"}.', undefined),
    pinImages: flag("The image of a node class must be pinned.", {
      dev: false,
      prod: true,
    }),
  },
  appliesTo: (type) => type === KARPENTER_NODE_POOL || type === EC2_NODE_CLASS,
  check(world, findings, { settings }) {
    const pools = world.of(NODE_POOLS);
    for (const pool of pools) {
      checkLimits(pool, settings.ceilings, findings.of("limits"));
      checkLifetime(pool, findings.of("lifetime"));
      checkBudgets(pool, findings.of("disruption"));
    }
    checkSum(pools, settings.accountQuota, findings.of("quota"));
    for (const nodeClass of world.of(NODE_CLASSES)) {
      checkMachine(nodeClass.get("spec"), findings);
      if (!settings.pinImages) continue;
      checkImages(nodeClass.get("spec", "amiSelectorTerms"), findings.of("image"));
    }
  },
});

function checkLimits(pool: Field, ceilings: TextMap | undefined, findings: Findings): void {
  for (const name of LIMITED) {
    const limit = pool.get("spec", "limits", name);
    findings.require(limit, isFilled, `the NodePool has no limit for ${name}`);
    const ceiling = parseQuantity(ceilings?.[name]);
    if (ceiling === undefined) continue;
    const isAbove = (value: unknown) => (parseQuantity(value) ?? Infinity) > ceiling;
    findings.forbid(limit, isAbove, `the ${name} limit of the NodePool is above the ceiling`);
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
      findings.fail(
        last,
        `the ${name} limits of all NodePools add up to more than the quota of the account`,
      );
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
  findings.require(
    lifetime,
    ends,
    "nodes are never replaced (expireAfter), so they miss security patches",
  );
}

/** Outside the schedules of budgets Karpenter may disrupt all nodes at once. */
function checkBudgets(pool: Field, findings: Findings): void {
  const budgets = pool.get("spec", "disruption", "budgets");
  const entries = budgets.items();
  const unreadable = entries.find((entry) => !entry.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (entries.length === 0) findings.fail(budgets, "the NodePool has no disruption budget");
  else {
    const standing = entries.filter((entry) => !entry.get("schedule").isSet);
    if (standing.length === 0)
      findings.fail(
        budgets,
        "every disruption budget has a schedule, so none applies outside the schedules",
      );
    for (const entry of standing) checkStanding(entry, findings);
  }
}

/** The nodes of a pool that may never be disrupted are never patched. */
function checkStanding(budget: Field, findings: Findings): void {
  if (budget.get("reasons").items().length > 0) return;
  const isNone = (value: unknown) => /^0+%?$/.test(String(value));
  findings.forbid(
    budget.get("nodes"),
    isNone,
    "the disruption budget never lets a node be replaced",
  );
}

function checkMachine(spec: Field, findings: Findings): void {
  const metadata = spec.get("metadataOptions");
  const access = findings.of("metadata");
  const isOptional = (value: unknown) => value !== "required";
  const message = "the instance metadata can be read without a token (httpTokens is not required)";
  access.forbid(metadata.get("httpTokens"), isOptional, message);
  const tooFar = (value: unknown) => Number(value) > 1;
  const hops = metadata.get("httpPutResponseHopLimit");
  access.forbid(hops, tooFar, "pods can reach the instance metadata: the hop limit is above 1");
  for (const mapping of spec.get("blockDeviceMappings").items()) {
    findings
      .of("disk")
      .require(mapping.get("ebs", "encrypted"), isTrue, "the volume is not encrypted");
  }
}

function checkImages(terms: Field, findings: Findings): void {
  for (const term of terms.items()) {
    if (!term.isReadable) findings.notEvaluated(term);
    else if (!isPinned(term)) {
      const alias = term.get("alias");
      findings.fail(
        alias.isSet ? alias : term,
        "the image is not pinned to a version, so new nodes may run another image",
      );
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
