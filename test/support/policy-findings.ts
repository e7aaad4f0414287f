import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isPlainObject } from "../../components/core/pure/plain-object";
import type { Plan } from "../../plan";
import { renderPlan } from "../../plan/render/render-plan";
import { checkPlan } from "../../policy/check/check-plan";
import { evaluate } from "../../policy/check/evaluate";
import { loadResources } from "../../policy/check/load-resources";
import type { Finding } from "../../policy/check/report";
import type { NormalizedResource } from "../../policy/rule/resource";

/** Findings of the embedded plan, one line each: `rule level urn path: message`. */
export function findingsOfPlan(plan: Plan): readonly string[] {
  const { findings } = checkPlan(plan);
  return findings
    .map(({ rule, check, level, resource, path: field, message }) =>
      [rule, level, resource.urn, `${field}: ${message}${namedCheck({ rule, check })}`].join(" "),
    )
    .sort();
}

/** The engine knows policies only, so that the pack names the check of a rule in the message. */
export function namedCheck({ rule, check }: { rule: string; check: string | undefined }): string {
  return check === undefined ? "" : ` (${rule}/${check})`;
}

/** The same from what the engine wrote with `--event-log`. */
export function findingsOfEvents(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .flatMap((line) => {
      const entry: unknown = JSON.parse(line);
      const event = isPlainObject(entry) ? entry.policyEvent : undefined;
      return isPlainObject(event) ? [lineOfEvent(event)] : [];
    })
    .sort();
}

/** The SDK puts the rule's description before the message. */
function lineOfEvent(event: Readonly<Record<string, unknown>>): string {
  const { policyName, enforcementLevel, resourceUrn, message } = event;
  const [, ...said] = String(message).trimEnd().split("\n");
  return [policyName, enforcementLevel, resourceUrn, said.join("\n")].join(" ");
}

/** Findings about Kubernetes objects: `rule kind namespace/name path`. */
export interface ObjectFindings {
  readonly plan: readonly string[];
  /** From rendered manifests, which is all that another team may have. */
  readonly manifests: readonly string[];
}

/**
 * What the rules say of a plan's objects and of the same objects as files. Files are a closed world:
 * what a plan cannot decide, because it may be declared elsewhere, is decided there, and left out.
 */
export function objectFindings(plan: Plan, folder: string): ObjectFindings {
  const ofPlan = checkPlan(plan);
  const open = new Set(ofPlan.notEvaluated.map(identify));
  const ofManifests = evaluate(renderedObjects(plan, folder), { environment: ofPlan.environment });
  const isDecided = (finding: Finding): boolean => !open.has(identify(finding));
  return {
    plan: ofPlan.findings.filter(isOfObject).filter(isDecided).map(lineOfObject).sort(),
    manifests: ofManifests.findings.filter(isDecided).map(lineOfObject).sort(),
  };
}

function renderedObjects(plan: Plan, folder: string): readonly NormalizedResource[] {
  const files = renderPlan(plan).filter(({ path: name }) => name.startsWith("kubernetes/"));
  mkdirSync(path.join(folder, "kubernetes"), { recursive: true });
  for (const file of files) {
    const target = path.join(folder, file.path);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.text);
  }
  return loadResources([path.join(folder, "kubernetes")], folder);
}

function isOfObject({ resource }: Finding): boolean {
  return resource.kind !== null;
}

function identify({ rule, resource }: Pick<Finding, "rule" | "resource">): string {
  return [rule, resource.kind, `${resource.namespace ?? ""}/${resource.name}`].join(" ");
}

function lineOfObject(finding: Finding): string {
  return `${identify(finding)} ${finding.path}`;
}
