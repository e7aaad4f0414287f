import { overlaps, parseCidr } from "../../components/core/pure/cidr";
import type { ValidationRule } from "../../components/core/pure/validate";
import { cidrRules } from "../../components/network/pure/address-rules";
import { networkLayoutRules } from "./layout";
import { rawObject, rawTexts } from "./raw-values";

/** The range of a network and what it has to keep clear of. */
interface PlacedRange {
  readonly path: string;
  readonly cidr: unknown;
  readonly reservedCidrs: unknown;
}

/** The range suits a VPC, and none of the reserved ones shares an address with it. */
export function networkRules(path: string, created: unknown): readonly ValidationRule[] {
  const { cidr, reservedCidrs } = rawObject(created);
  if (typeof cidr !== "string") return [];
  return [
    ...cidrRules(cidr).map((rule) => ({ ...rule, path: `${path}.cidr` })),
    ...reservedRules({ path, cidr, reservedCidrs }, { path, cidr }),
    ...networkLayoutRules(path, created),
  ];
}

/**
 * Networks of one environment are connected sooner or later, so none shares an address with
 * another, nor with what another has to keep clear of.
 */
export function disjointRules(ranges: readonly PlacedRange[]): readonly ValidationRule[] {
  return ranges.flatMap((one, index) =>
    ranges.flatMap((other, position) => [
      ...(position < index ? [overlapRule(one, other)] : []),
      ...(position === index ? [] : reservedRules(one, other)),
    ]),
  );
}

function overlapRule(
  { path, cidr }: PlacedRange,
  other: Pick<PlacedRange, "path" | "cidr">,
): ValidationRule {
  return {
    when: shareAddresses(cidr, other.cidr),
    path: `${path}.cidr`,
    problem: `overlaps ${other.path}.cidr (${String(other.cidr)})`,
    got: cidr,
    fix: "choose a range of its own",
  };
}

function reservedRules(
  { path, reservedCidrs }: PlacedRange,
  network: Pick<PlacedRange, "path" | "cidr">,
): readonly ValidationRule[] {
  return rawTexts(reservedCidrs).map((text, index) => ({
    when: shareAddresses(network.cidr, text),
    path: `${path}.reservedCidrs[${index}]`,
    problem: `overlaps ${network.path}.cidr (${String(network.cidr)})`,
    got: text,
    fix: `choose a ${network.path}.cidr outside it`,
  }));
}

function shareAddresses(one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string") return false;
  const [left, right] = [parseCidr(one), parseCidr(other)];
  return left !== undefined && right !== undefined && overlaps(left, right);
}
