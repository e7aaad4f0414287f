import type { Finding, PolicyReport, WaivedFinding } from "../check/report";
import { groupBy } from "../../components/core/pure/group-by";
import { isInForce, type Waiver } from "./waiver";

/** Policies and the resources that they are excepted on, both by exact name. */
export interface ExceptionMatch {
  readonly policies: readonly string[];
  readonly targets: readonly string[];
}

/** One exception in Pulumi's sense, which knows no expiry in a file. */
export interface PulumiException {
  readonly reason: string;
  readonly match: readonly ExceptionMatch[];
}

/** The part of a policy pack configuration that Pulumi reads exceptions from. */
export interface ExceptionFile {
  readonly exceptions: Readonly<Record<string, PulumiException>>;
}

/** Waivers as exceptions, and those that cannot be. */
export interface Conversion {
  readonly file: ExceptionFile;
  /** One line each, saying why. */
  readonly leftOut: readonly string[];
}

/** Most that Pulumi takes of each list. */
const MOST = 100;
const MOST_TEXT = 2048;

/**
 * Waivers as exceptions of Pulumi's: what they let pass in one check, by name of the policy and URN,
 * because exceptions know no globs and no fields. Where the same rule also finds something in the same
 * resource that is not waived, an exception would hide that too: none is written then.
 */
export function toExceptions(
  { findings: open, waived }: Pick<PolicyReport, "findings" | "waived">,
  waivers: readonly Waiver[],
  today: string,
): Conversion {
  const openPlaces = new Set(open.map(placeOf));
  const located = waived.filter(
    (finding) => finding.resource.urn !== null && !openPlaces.has(placeOf(finding)),
  );
  const halfWaived = waived.filter((finding) => openPlaces.has(placeOf(finding)));
  const byId = groupBy(located, ({ waiver }) => waiver.id);
  const exceptions = [...byId].map(
    ([id, findings]) => [nameOf(id), toException(findings)] as const,
  );
  const expired = waivers.filter((waiver) => !isInForce(waiver, today));
  const named = new Set([...byId.keys(), ...halfWaived.map(({ waiver }) => waiver.id)]);
  const unused = waivers.filter((each) => isInForce(each, today) && !named.has(each.id));
  return {
    file: { exceptions: Object.fromEntries(exceptions) },
    leftOut: [
      ...expired.map(({ id, expires }) => `${id}: has run out or lacks a term (${expires})`),
      ...new Set(halfWaived.map(describeHalf)),
      ...unused.map(({ id }) => `${id}: waives nothing that has a URN here`),
    ],
  };
}

/** A policy and a resource, which is all that an exception can name. */
function placeOf({ rule, resource }: Pick<Finding, "rule" | "resource">): string {
  return `${rule} on ${resource.urn}`;
}

function describeHalf(finding: WaivedFinding): string {
  return `${finding.waiver.id}: ${placeOf(finding)} has findings that are not waived`;
}

function toException(findings: readonly WaivedFinding[]): PulumiException {
  const rules = groupBy(findings, ({ rule }) => rule);
  const bySameTargets = groupBy([...rules], ([, found]) => targetsOf(found).join("\n"));
  const match = [...bySameTargets.values()].flatMap((group) =>
    chunks(targetsOf(group[0]?.[1] ?? [])).map((targets) => ({
      policies: group.map(([rule]) => rule).toSorted(),
      targets,
    })),
  );
  return { reason: reasonOf(findings), match };
}

function reasonOf([finding]: readonly WaivedFinding[]): string {
  if (finding === undefined) return "";
  const { reason, owner, ticket, expires } = finding.waiver;
  const terms = ` (owner ${owner}, ticket ${ticket}, expires ${expires})`;
  return reason.slice(0, MOST_TEXT - terms.length) + terms;
}

function targetsOf(findings: readonly WaivedFinding[]): readonly string[] {
  const urns = findings.flatMap(({ resource }) => resource.urn ?? []);
  return [...new Set(urns)].toSorted();
}

/** `inline:pss-privileged` is not a name at Pulumi. */
function nameOf(id: string): string {
  return id.replaceAll(/[^\w.-]/g, "-");
}

function chunks(targets: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(targets.length / MOST);
  return Array.from({ length: count }, (_, at) => targets.slice(at * MOST, (at + 1) * MOST));
}
