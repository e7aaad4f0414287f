import type { Framework } from "./frameworks";

/** Sections of the catalogue, and the folders of policy/rules. */
export const TOPICS = [
  "pod-security",
  "workload-hardening",
  "reliability",
  "quotas-and-limits",
  "rbac",
  "kubernetes-network",
  "mesh-security",
  "mesh-correctness",
  "autoscaling",
  "monitoring",
  "data-queues-keys",
  "aws-eks",
  "aws-network",
  "iam",
  "cost-account-quota-tags",
] as const;

/** One of {@link TOPICS}. */
export type Topic = (typeof TOPICS)[number];

/** How much harm a finding can do. */
export type Severity = "critical" | "high" | "medium" | "low";

/** Stable sub-ids of the checks that a rule bundles, each with what it checks in one sentence. */
export type Checks = Readonly<Record<string, string>>;

/** The words of a rule, the same for every door. */
export interface RuleMetadata {
  /** Stable name: file name, policy name, anchor of the docs page. */
  readonly id: string;
  readonly topic: Topic;
  readonly severity: Severity;
  /** What must hold, in one sentence. */
  readonly description: string;
  /** What to change when it does not. */
  readonly remediation: string;
  readonly frameworks: readonly Framework[];
  /** Level of the Pod Security Standards that demands it; decides the level in dev. */
  readonly podSecurityLevel?: "baseline" | "restricted";
  /** Given where the rule bundles several checks: every finding then names one of them. */
  readonly checks?: Checks;
  /** Why the API server does not judge a rule over single objects of the cluster. */
  readonly whyNoAdmission?: string;
}

/** Everything that a finding may be named by: each rule's id, and `id/check` for what it bundles. */
export function namesOfRules(
  rules: readonly Pick<RuleMetadata, "id" | "checks">[],
): readonly string[] {
  return rules.flatMap(({ id, checks = {} }) => [
    id,
    ...Object.keys(checks).map((check) => checkName(id, check)),
  ]);
}

/** How waivers, reports and messages name one check of a rule; the rule alone without one. */
export function checkName(rule: string, check?: string): string {
  return check === undefined ? rule : `${rule}/${check}`;
}
