import { overlaps, parseCidr } from "../../components/core/pure/cidr";
import type { ValidationRule } from "../../components/core/pure/validate";
import { cidrRules } from "../../components/network/pure/address-rules";
import { networkLayoutRules } from "./layout-rules";
import { formatPath } from "./setting-path";
import { type NetworkPart, textsOf } from "./site-parts";

/** The range of a network and what it has to keep clear of. */
interface PlacedRange {
  readonly path: string;
  readonly cidr: string | undefined;
  readonly reservedCidrs: readonly string[];
}

/** What holds of the networks of a stack, alone and beside each other. */
export function networkRules(networks: readonly NetworkPart[]): readonly ValidationRule[] {
  return [
    ...networks.filter(({ isCreated }) => isCreated).flatMap(createdRules),
    ...disjointRules(networks.map(placedRange)),
    ...detectorRules(networks),
  ];
}

/** The range suits a VPC, and none of the reserved ones shares an address with it. */
function createdRules(part: NetworkPart): readonly ValidationRule[] {
  const range = placedRange(part);
  const { path, cidr } = range;
  const rules = cidr === undefined ? [] : cidrRules(cidr);
  return [
    ...rules.map((rule) => ({ ...rule, path: `${path}.cidr` })),
    ...reservedRules(range, range),
    ...networkLayoutRules(path, part.network),
  ];
}

function placedRange({ path, network: { cidr, reservedCidrs } }: NetworkPart): PlacedRange {
  return { path: formatPath(path), cidr, reservedCidrs: textsOf(reservedCidrs) };
}

/**
 * Networks of one environment are connected sooner or later, so none shares an address with
 * another, nor with what another has to keep clear of.
 */
function disjointRules(ranges: readonly PlacedRange[]): readonly ValidationRule[] {
  return ranges.flatMap((one, index) =>
    ranges.flatMap((other, position) => [
      ...(position < index ? [overlapRule(one, other)] : []),
      ...(position === index ? [] : reservedRules(one, other)),
    ]),
  );
}

function overlapRule({ path, cidr }: PlacedRange, other: PlacedRange): ValidationRule {
  return {
    when: shareAddresses(cidr, other.cidr),
    path: `${path}.cidr`,
    problem: `overlaps ${other.path}.cidr (${other.cidr ?? ""})`,
    got: cidr,
    fix: "choose a range that no other network uses",
  };
}

function reservedRules(
  { path, reservedCidrs }: PlacedRange,
  network: PlacedRange,
): readonly ValidationRule[] {
  return reservedCidrs.map((text, index) => ({
    when: shareAddresses(network.cidr, text),
    path: `${path}.reservedCidrs[${index}]`,
    problem: `overlaps ${network.path}.cidr (${network.cidr ?? ""})`,
    got: text,
    fix: `choose a ${network.path}.cidr outside it`,
  }));
}

function shareAddresses(one: string | undefined, other: string | undefined): boolean {
  const [left, right] = [parseCidr(one ?? ""), parseCidr(other ?? "")];
  return left !== undefined && right !== undefined && overlaps(left, right);
}

/** AWS refuses the second detector of a region. */
function detectorRules(networks: readonly NetworkPart[]): readonly ValidationRule[] {
  const creating = networks.filter(({ network }) => network.runtimeMonitoring === "create");
  return creating.map(({ path, network: { region } }, index) => ({
    when:
      region !== undefined &&
      creating.slice(0, index).some(({ network }) => network.region === region),
    path: `${formatPath(path)}.runtimeMonitoring`,
    problem: "creates a second detector in the region",
    got: "create",
    fix: 'set it to "elsewhere" in all but one',
  }));
}
