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
    ...["owner", "reason", "expires", "ticket"].flatMap((term) =>
      ["", "  "].map((value) => ({
        name: `one with ${JSON.stringify(value)} as ${term}`,
        resources: waiver({ [term]: value }),
        paths: [`waivers[0].${term}`],
      })),
    ),
    {
      name: "one that ended yesterday",
      resources: waiver({ expires: "2026-11-23" }),
      paths: ["waivers[0].expires"],
    },
    {
      name: "one that ends on no day",
      resources: waiver({ expires: "2026-02-30x" }),
      paths: ["waivers[0].expires"],
    },
    {
      name: "one that ends in more than a year",
      resources: waiver({ expires: "2027-11-25" }),
      paths: ["waivers[0].expires"],
    },
    {
      name: "one that ends after the configured days",
      parameters: { maxDays: 30 },
      resources: waiver({ expires: "2026-12-25" }),
      paths: ["waivers[0].expires"],
    },
    {
      name: "one that matches nothing",
      resources: waiver({}, { matches: false }),
      paths: ["waivers[0]"],
    },
    {
      name: "one on an object that says nothing",
      resources: inline("true"),
      paths: ["owner", "reason", "expires", "ticket"].map((term) => `${AT}.${term}`),
    },
    {
      name: "one on an object that is broken JSON",
      resources: inline('{"owner": '),
      paths: ["owner", "reason", "expires", "ticket"].map((term) => `${AT}.${term}`),
    },
    {
      name: "one on an object for a rule that does not exist",
      resources: inline("owner=a; reason=b; expires=2026-12-24; ticket=c", {
        isKnown: false,
        matches: false,
      }),
      paths: [AT],
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
