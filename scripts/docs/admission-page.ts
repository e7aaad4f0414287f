import type { MatchedResources } from "../../components/security";
import { isRendered } from "../../policy/admission/admission-rules";
import { RULES } from "../../policy/rules";
import { levelOf } from "../../policy/rule/levels";
import type { Rule } from "../../policy/rule/rule";
import type { Page } from "./pages";

/** Topics of rules over AWS resources and over the pack itself. */
const ELSEWHERE = /^(?:aws-|iam$|data-|cost-)/;

/** Which rules the cluster enforces, and why it does not enforce the others. */
export function admissionPage(): Page {
  return { file: "docs/admission.md", text: `${pageLines().join("\n")}\n` };
}

/** Why a rule over several objects is not rendered, with the one exception. */
const SEVERAL_OBJECTS = "Its verdict depends on several objects, and a request shows one.";

/** Why a rule over AWS resources is not rendered. */
const NOT_KUBERNETES = "It judges resources that are not objects of the cluster.";

/** Why a rule of the pack is not rendered; undefined for one that is, or that has no reason. */
export function reasonNotRendered(rule: Rule): string | undefined {
  if (isRendered(rule)) return undefined;
  const elsewhere = ELSEWHERE.test(rule.topic) ? NOT_KUBERNETES : undefined;
  const several = rule.kind === "stack" ? SEVERAL_OBJECTS : undefined;
  return rule.whyNoAdmission ?? elsewhere ?? several;
}

function pageLines(): readonly string[] {
  const others = RULES.filter((rule) => !isRendered(rule));
  return [
    "# Rules that the cluster enforces",
    "",
    "Generated from the rules; `npm run docs` writes it again. `admissionRules()` of the policy entry point",
    "gives them to `AdmissionPolicies` of the [security family](../components/security/README.md), which",
    "installs them.",
    "",
    "| rule | dev | prod | looks at |",
    "| --- | --- | --- | --- |",
    ...RULES.filter(isRendered).map((rule) => {
      const levels = [levelOf(rule, "dev"), levelOf(rule, "prod")].join(" | ");
      const resources = resourcesOf(rule.admission.matched);
      return `| [${rule.id}](policies/${rule.id}.md) | ${levels} | ${resources} |`;
    }),
    "",
    "`mesh-mtls-strict` forbids weak modes here; that a namespace has a strict one, the pack checks.",
    "`k8s-image-registry` and `quota-container-max` are installed where their parameters are set.",
    "",
    "## Rules that it does not",
    "",
    "| rule | why |",
    "| --- | --- |",
    ...others.map(
      (rule) => `| [${rule.id}](policies/${rule.id}.md) | ${reasonNotRendered(rule) ?? ""} |`,
    ),
  ];
}

function resourcesOf(matched: readonly MatchedResources[]): string {
  return matched.flatMap(({ resources }) => resources).join(", ");
}
