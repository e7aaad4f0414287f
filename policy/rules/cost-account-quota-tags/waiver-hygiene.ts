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

/** The message for each missing term. */
const WITHOUT = {
  owner: "the waiver does not name an owner",
  reason: "the waiver does not give a reason",
  expires: "the waiver has no expiry date",
  ticket: "the waiver does not name a ticket",
} as const;

/** A waiver without an owner, or after its expiry, hides a problem that is not being solved. */
export const waiverHygiene = stackRule({
  id: WAIVER_RULE,
  topic: "cost-account-quota-tags",
  severity: "medium",
  description:
    "Every waiver names owner, reason, expiry and ticket, has not expired and matches a finding.",
  remediation: "Fix the finding and delete the waiver, or renew the waiver with its owner.",
  frameworks: [nist("CM-6 c", "Document and approve deviations from the configuration settings")],
  parameters: {
    maxDays: integer("Maximum number of days until a waiver expires.", { dev: YEAR, prod: YEAR }),
  },
  appliesTo: isWaiver,
  check(world, findings, { settings }) {
    for (const resource of world.where(isWaiver)) {
      checkWaiver(resource, settings.maxDays, findings);
    }
  },
});

function isWaiver(type: string): boolean {
  return type === WAIVER_TYPE;
}

function checkWaiver(resource: NormalizedResource, maxDays: number, findings: Findings): void {
  const waiver = waiverField(resource);
  if (!waiver.isReadable) {
    findings.notEvaluated(waiver);
    return;
  }
  const { today, matches, isKnown } = resource.props;
  const { length: before } = findings.violations;
  if (isKnown === false) findings.fail(waiver, "the waiver names a rule that does not exist");
  for (const term of REQUIRED_TERMS) {
    if ((waiver.get(term).text ?? "").trim() === "") findings.fail(waiver.get(term), WITHOUT[term]);
  }
  checkExpiry(waiver.get("expires"), String(today), maxDays, findings);
  // A waiver with another problem does not match either.
  if (findings.violations.length === before && matches === false) {
    findings.advise(waiver, "the waiver matches no finding; delete it");
  }
}

function checkExpiry(expires: Field, today: string, maxDays: number, findings: Findings): void {
  const day = expires.text ?? "";
  if (day.trim() === "") return;
  if (!isDay(day)) findings.fail(expires, "the expiry date must be a day such as 2026-11-24");
  else if (day < today) findings.fail(expires, `the waiver expired on ${day} and waives nothing`);
  else if (Date.parse(day) - Date.parse(today) > maxDays * DAY_MS) {
    findings.fail(expires, `the expiry date must be at most ${maxDays} days ahead`);
  }
}
