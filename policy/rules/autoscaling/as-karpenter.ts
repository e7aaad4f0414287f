import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { EC2_NODE_CLASS, KARPENTER_NODE_POOL } from "../../world/autoscaling/karpenter";
import { flag, textMap, type TextMap } from "../../rule/parameters";
import { isFilled, isTrue } from "../../rule/predicates";
import { parseQuantity } from "../../world/kubernetes/quantity";
import { stackRule } from "../../rule/rule";
import { isAnyOf, typesOf } from "../../world/resource-index";

/** What a pool must limit; without it a faulty deployment buys machines up to the account's quota. */
const LIMITED = ["cpu", "memory"] as const;

/** Value of expireAfter that turns expiry off. */
const NEVER = "Never";

const POOLS = typesOf(KARPENTER_NODE_POOL);
const NODE_CLASSES = typesOf(EC2_NODE_CLASS);

interface Ceilings {
  readonly ceilings: TextMap | undefined;
  readonly accountQuota: TextMap | undefined;
  readonly pinImages: boolean;
}

/** Karpenter buys capacity without asking, so its bounds must be declared. */
export const asKarpenter = stackRule<Ceilings>({
  id: "as-karpenter",
  topic: "autoscaling",
  severity: "high",
  description:
    "Karpenter's pools have limits, an expiry and a disruption budget at all times; their nodes " +
    "have IMDSv2, encrypted disks and, in prod, a pinned image.",
  remediation:
    "Set limits.cpu, limits.memory, expireAfter and a disruption budget without a schedule; pin the " +
    "image alias to a version, and keep Karpenter's defaults of metadataOptions and encryption.",
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
  checks: {
    limits: "Every pool limits cpu and memory, within the ceilings.",
    "account-quota": "The limits of all pools together stay within the account's quota.",
    expiry: "Nodes are replaced after some time.",
    disruption: "A disruption budget holds at all times and lets some nodes be replaced.",
    metadata: "Instance metadata needs a token and is out of reach for pods.",
    encryption: "Node volumes are encrypted.",
    "pinned-image": "Node images are pinned to a version.",
  },
  appliesTo: isAnyOf(POOLS, NODE_CLASSES),
  check(world, findings, { settings }) {
    const pools = world.of(POOLS);
    for (const pool of pools) {
      checkLimits(pool, settings.ceilings, findings.of("limits"));
      checkLifetime(pool, findings.of("expiry"));
      checkBudgets(pool, findings.of("disruption"));
    }
    checkSum(pools, settings.accountQuota, findings.of("account-quota"));
    for (const nodeClass of world.of(NODE_CLASSES)) {
      checkMachine(nodeClass.get("spec"), findings);
      if (settings.pinImages) {
        checkImages(nodeClass.get("spec", "amiSelectorTerms"), findings.of("pinned-image"));
      }
    }
  },
});

function checkLimits(pool: Field, ceilings: TextMap | undefined, findings: Findings): void {
  for (const name of LIMITED) {
    const limit = pool.get("spec", "limits", name);
    findings.require(
      limit,
      isFilled,
      `the pool has no ${name} limit, so it can buy nodes without bound`,
    );
    const ceiling = parseQuantity(ceilings?.[name]);
    if (ceiling === undefined) continue;
    const isAbove = (value: unknown) => (parseQuantity(value) ?? Infinity) > ceiling;
    findings.forbid(
      limit,
      isAbove,
      `the ${name} limit of the pool is above the configured ceiling`,
    );
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
        `the ${name} limits of all pools add up to more than the configured accountQuota`,
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
    "nodes are never replaced (no expireAfter, or Never), so they miss security patches",
  );
}

/** Outside the windows of scheduled budgets Karpenter may disrupt all nodes at once. */
function checkBudgets(pool: Field, findings: Findings): void {
  const budgets = pool.get("spec", "disruption", "budgets");
  const entries = budgets.items();
  const unreadable = entries.find((entry) => !entry.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (entries.length === 0) findings.fail(budgets, "the pool has no disruption budget");
  else {
    const standing = entries.filter((entry) => !entry.get("schedule").isSet);
    if (standing.length === 0)
      findings.fail(
        budgets,
        "every disruption budget has a schedule, so none applies outside of its window",
      );
    for (const entry of standing) checkStanding(entry, findings);
  }
}

/** Nodes of a pool that may never be disrupted are never patched either. */
function checkStanding(budget: Field, findings: Findings): void {
  if (budget.get("reasons").items().length > 0) return;
  const isNone = (value: unknown) => /^0+%?$/.test(String(value));
  findings.forbid(
    budget.get("nodes"),
    isNone,
    "the disruption budget allows no node to be replaced at any time",
  );
}

function checkMachine(spec: Field, findings: Findings): void {
  const metadata = spec.get("metadataOptions");
  const imds = findings.of("metadata");
  const isOptional = (value: unknown) => value !== "required";
  imds.forbid(
    metadata.get("httpTokens"),
    isOptional,
    "the instance metadata can be read without a token (IMDSv1)",
  );
  const tooFar = (value: unknown) => Number(value) > 1;
  imds.forbid(
    metadata.get("httpPutResponseHopLimit"),
    tooFar,
    "pods can reach the instance metadata (more than one network hop)",
  );
  for (const mapping of spec.get("blockDeviceMappings").items()) {
    findings
      .of("encryption")
      .require(mapping.get("ebs", "encrypted"), isTrue, "the node volume is not encrypted");
  }
}

function checkImages(terms: Field, findings: Findings): void {
  for (const term of terms.items()) {
    if (!term.isReadable) findings.notEvaluated(term);
    else if (!isPinned(term)) {
      const alias = term.get("alias");
      findings.fail(
        alias.isSet ? alias : term,
        "the image is not pinned, so new nodes may run a newer image than the one that was tested",
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
