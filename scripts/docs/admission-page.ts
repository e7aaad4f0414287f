import { ADMISSION_RULES } from "../../components/security/pure/admission/admission-rules";
import {
  NOT_KUBERNETES,
  NOT_RENDERED,
  SEVERAL_OBJECTS,
} from "../../components/security/pure/admission/not-rendered";
import type { MatchedResources } from "../../components/security/pure/admission/rule";
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

/** Why a rule of the pack is not rendered; undefined for one that is, or that nobody thought of. */
export function reasonNotRendered(rule: Rule): string | undefined {
  if (isRendered(rule)) return undefined;
  const elsewhere = ELSEWHERE.test(rule.topic) ? NOT_KUBERNETES : undefined;
  const several = rule.kind === "stack" ? SEVERAL_OBJECTS : undefined;
  return NOT_RENDERED[rule.id] ?? elsewhere ?? several;
}

/** True for a rule that becomes a ValidatingAdmissionPolicy. */
export function isRendered({ id }: Pick<Rule, "id">): boolean {
  return ADMISSION_RULES.some((rule) => rule.id === id);
}

function pageLines(): readonly string[] {
  const others = RULES.filter((rule) => !isRendered(rule));
  return [
    "# Rules that the cluster enforces",
    "",
    "Generated from the rules; `npm run docs` writes it anew. `AdmissionPolicies` of the",
    "[security family](../components/security/README.md) installs them.",
    "",
    "| rule | dev | prod | looks at |",
    "| --- | --- | --- | --- |",
    ...ADMISSION_RULES.map(({ id, matched }) => {
      const rule = RULES.find((candidate) => candidate.id === id);
      const levels = rule === undefined ? [] : [levelOf(rule, "dev"), levelOf(rule, "prod")];
      return `| [${id}](policies/${id}.md) | ${levels.join(" | ")} | ${resourcesOf(matched)} |`;
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
