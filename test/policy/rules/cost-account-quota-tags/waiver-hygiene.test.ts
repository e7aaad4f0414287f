import { waiverHygiene } from "../../../../policy/rules/cost-account-quota-tags/waiver-hygiene";
import { inlineWaivers } from "../../../../policy/waivers/inline-waivers";
import type { Waiver } from "../../../../policy/waivers/waiver";
import {
  inlineWaiverResource,
  type WaiverFacts,
  waiverResource,
} from "../../../../policy/waivers/waiver-resource";
import { describeRule } from "../../describe-rule";
import { manifest, UNKNOWN } from "../../resources";
import { waiverNamed } from "../../waivers";

const FACTS: WaiverFacts = { today: "2026-11-24", matches: true, isKnown: true };
const ANNOTATION = "policy.orchestration-platform/waive-pss-privileged";
const AT = `metadata.annotations[${JSON.stringify(ANNOTATION)}]`;

const waiver = (changes: Partial<Waiver> = {}, facts: Partial<WaiverFacts> = {}) => [
  waiverResource(waiverNamed("w", changes), { ...FACTS, ...facts }),
];

const inline = (value: unknown, facts: Partial<WaiverFacts> = {}) =>
  manifest({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", annotations: { [ANNOTATION]: value } },
  }).flatMap((resource) =>
    inlineWaivers(resource).map((each) =>
      inlineWaiverResource(resource, each, { ...FACTS, ...facts }),
    ),
  );

/** The messages of missing terms. */
const MISSING = [
  ["owner", "the waiver does not name an owner"],
  ["reason", "the waiver does not give a reason"],
  ["expires", "the waiver has no expiry date"],
  ["ticket", "the waiver does not name a ticket"],
] as const;

describeRule(waiverHygiene, {
  pass: [
    { name: "a whole waiver that lets a finding pass", resources: waiver() },
    { name: "one that ends today", resources: waiver({ expires: "2026-11-24" }) },
    { name: "one that ends in a year", resources: waiver({ expires: "2027-11-24" }) },
    {
      name: "one that ends within the configured days",
      parameters: { maxDays: 30 },
      resources: waiver({ expires: "2026-12-24" }),
    },
    {
      name: "one whose rules did not all run, so that its use is not known",
      resources: waiver({}, { matches: undefined }),
    },
    {
      name: "one on an object",
      resources: inline("owner=team-a; reason=legacy; expires=2026-12-24; ticket=OPS-1"),
    },
    {
      name: "one on an object, as JSON",
      resources: inline(
        JSON.stringify({ owner: "a", reason: "b", expires: "2026-12-24", ticket: "OPS-1" }),
      ),
    },
  ],
  fail: [
    ...MISSING.flatMap(([term, message]) =>
      ["", "  "].map((value) => ({
        name: `one with ${JSON.stringify(value)} as ${term}`,
        resources: waiver({ [term]: value }),
        findings: [[`waivers[0].${term}`, message] as const],
      })),
    ),
    {
      name: "one that ended yesterday",
      resources: waiver({ expires: "2026-11-23" }),
      findings: [["waivers[0].expires", "the waiver expired on 2026-11-23 and waives nothing"]],
    },
    {
      name: "one that ends on no day",
      resources: waiver({ expires: "2026-02-30x" }),
      findings: [["waivers[0].expires", "the expiry date must be a day such as 2026-11-24"]],
    },
    {
      name: "one that ends in more than a year",
      resources: waiver({ expires: "2027-11-25" }),
      findings: [["waivers[0].expires", "the expiry date must be at most 365 days ahead"]],
    },
    {
      name: "one that ends after the configured days",
      parameters: { maxDays: 30 },
      resources: waiver({ expires: "2026-12-25" }),
      findings: [["waivers[0].expires", "the expiry date must be at most 30 days ahead"]],
    },
    {
      name: "one that matches nothing",
      resources: waiver({}, { matches: false }),
      findings: [["waivers[0]", "the waiver matches no finding; delete it"]],
    },
    {
      name: "one on an object that says nothing",
      resources: inline("true"),
      findings: MISSING.map(([term, message]) => [`${AT}.${term}`, message] as const),
    },
    {
      name: "one on an object that is broken JSON",
      resources: inline('{"owner": '),
      findings: MISSING.map(([term, message]) => [`${AT}.${term}`, message] as const),
    },
    {
      name: "one on an object for a rule that does not exist",
      resources: inline("owner=a; reason=b; expires=2026-12-24; ticket=c", {
        isKnown: false,
        matches: false,
      }),
      findings: [[AT, "the waiver names a rule that does not exist"]],
    },
  ],
  notApplicable: [
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
    { name: "nothing", resources: [] },
  ],
  unknown: [
    {
      name: "one on an object whose value is not known yet",
      resources: inline(UNKNOWN),
      reasons: [`unknown value at ${AT}`],
    },
  ],
});
