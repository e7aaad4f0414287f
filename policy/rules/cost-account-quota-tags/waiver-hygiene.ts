import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { nist } from "../../rule/frameworks";
import { integer, isDay } from "../../rule/parameters";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import { REQUIRED_TERMS, WAIVER_RULE } from "../../waivers/waiver";
import { WAIVER_TYPE, waiverField } from "../../waivers/waiver-resource";

const YEAR = 365;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What is wrong where a term is missing. */
const WITHOUT = {
  owner: "nobody answers for this waiver",
  reason: "nothing says why this waiver is there",
  expires: "this waiver never ends",
  ticket: "no work is planned that would end this waiver",
} as const;

/** A waiver that nobody owns or that has run out is a hole that everyone has forgotten. */
export const waiverHygiene = stackRule({
  id: WAIVER_RULE,
  topic: "cost-account-quota-tags",
  severity: "medium",
  description:
    "Every waiver names owner, reason, expiry and ticket, has not run out and has a use.",
  remediation: "Fix what the waiver is for and delete it, or renew it with its owner.",
  frameworks: [nist("CM-6 c", "Document and approve deviations from the configuration settings")],
  parameters: {
    maxDays: integer("How far ahead a waiver may expire, in days.", { dev: YEAR, prod: YEAR }),
  },
  appliesTo: (type) => type === WAIVER_TYPE,
  check(world, findings, { settings }) {
    for (const resource of world.where((type) => type === WAIVER_TYPE))
      checkWaiver(resource, settings.maxDays, findings);
  },
});

function checkWaiver(resource: NormalizedResource, maxDays: number, findings: Findings): void {
  const waiver = waiverField(resource);
  if (!waiver.isReadable) {
    findings.notEvaluated(waiver);
    return;
  }
  const { today, matches, isKnown } = resource.props;
  const { length: before } = findings.violations;
  if (isKnown === false) findings.fail(waiver, "waives a rule that does not exist");
  for (const term of REQUIRED_TERMS) {
    if ((waiver.get(term).text ?? "").trim() === "") findings.fail(waiver.get(term), WITHOUT[term]);
  }
  checkExpiry(waiver.get("expires"), String(today), maxDays, findings);
  // One that is wrong anyway has no use either.
  if (findings.violations.length === before && matches === false) {
    findings.advise(waiver, "matches no finding; delete it");
  }
}

function checkExpiry(expires: Field, today: string, maxDays: number, findings: Findings): void {
  const day = expires.text ?? "";
  if (day.trim() === "") return;
  if (!isDay(day)) findings.fail(expires, "is no day; write it as 2026-11-24");
  else if (day < today) findings.fail(expires, `ran out on ${day}; it waives nothing any more`);
  else if (Date.parse(day) - Date.parse(today) > maxDays * DAY_MS) {
    findings.fail(expires, `is more than ${maxDays} days ahead; nobody will look at it until then`);
  }
}
