import type { PolicyEnvironment } from "./environment";
import { Field } from "./field";
import type { Findings } from "./findings";
import type { Framework } from "./frameworks";
import type { KubernetesVersion } from "./kubernetes-version";
import type { ParametersOf, ParameterTable } from "./parameters";
import type { NormalizedResource } from "./resource";
import { readSettings } from "./settings";

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

/** What a rule says of itself, to every door alike. */
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
}

/** What a rule is checked under. */
export interface RuleSetup {
  readonly environment: PolicyEnvironment;
  readonly kubernetesVersion: KubernetesVersion;
  /** The rule's own parameters, as the user gave them. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A rule made ready for one run: parameters read, versions decided. */
export interface BoundRule {
  /** True for the canonical type tokens that the rule looks at. */
  appliesTo(type: string): boolean;
  /** Checks resources of those types; a stack rule needs all of them at once. */
  check(resources: readonly NormalizedResource[], findings: Findings): void;
}

/** One rule of the pack. */
export interface Rule extends RuleMetadata {
  /** `resource` rules see one resource at a time, `stack` rules see all together. */
  readonly kind: "resource" | "stack";
  readonly parameters: ParameterTable;
  bind(setup: RuleSetup): BoundRule;
}

/** What a rule's check may ask besides the resource itself. */
export interface RuleContext<S> {
  readonly environment: PolicyEnvironment;
  readonly kubernetesVersion: KubernetesVersion;
  readonly settings: S;
}

/** What the author of a rule writes; `Subject` is what the check is handed. */
export interface CheckDeclaration<S, Subject> extends RuleMetadata {
  readonly parameters: ParametersOf<S>;
  readonly check: (subject: Subject, findings: Findings, context: RuleContext<S>) => void;
}

/** The same with the types that the rule looks at. */
export interface RuleDeclaration<S, Subject> extends CheckDeclaration<S, Subject> {
  readonly appliesTo: (type: string, settings: S) => boolean;
}

/** Declares a rule that judges each resource on its own; the check is handed its root field. */
export function resourceRule<S>(declaration: RuleDeclaration<S, Field>): Rule {
  return rule("resource", declaration, (resources, findings, context) => {
    for (const resource of resources) declaration.check(Field.root(resource), findings, context);
  });
}

/** Declares a rule that judges how resources fit together. */
export function stackRule<S>(declaration: RuleDeclaration<S, readonly NormalizedResource[]>): Rule {
  return rule("stack", declaration, declaration.check);
}

function rule<S, Subject>(
  kind: Rule["kind"],
  declaration: RuleDeclaration<S, Subject>,
  check: RuleDeclaration<S, readonly NormalizedResource[]>["check"],
): Rule {
  const { appliesTo, check: _, ...metadata } = declaration;
  return {
    ...metadata,
    kind,
    bind({ environment, kubernetesVersion, settings: given }) {
      const settings = readSettings<S>(metadata.id, metadata.parameters, given, environment);
      const context = { environment, kubernetesVersion, settings };
      return {
        appliesTo: (type) => appliesTo(type, settings),
        check: (resources, findings) => check(resources, findings, context),
      };
    },
  };
}
