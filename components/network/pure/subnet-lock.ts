import {
  type Cidr,
  contains,
  formatCidr,
  networkOf,
  overlaps,
  parseCidr,
} from "../../core/pure/cidr";
import type { ValidationRule } from "../../core/pure/validate";

/** Version of the lock's form; a reader refuses any other. */
export const SUBNET_LOCK_FORMAT = "subnet-lock/1";

/** The addresses of a network, written down: they hold whatever a later layout would say. */
export interface SubnetLock {
  readonly format: typeof SUBNET_LOCK_FORMAT;
  /** Range of the VPC that the lock was taken of. */
  readonly cidr: string;
  /** Ranges by key of the subnet: `{ "private-a": "10.0.0.0/19" }`. */
  readonly subnets: Readonly<Record<string, string>>;
}

/** A subnet as far as its address goes. */
export interface LockedSubnet {
  readonly key: string;
  readonly cidr: string;
}

/**
 * The lock of a planned network. What an earlier lock holds stays in it: a zone that is taken off
 * and put back finds its addresses free.
 */
export function subnetLock(
  cidr: string,
  subnets: readonly LockedSubnet[],
  earlier?: SubnetLock,
): SubnetLock {
  const held = new Map(Object.entries(earlier?.subnets ?? {}));
  for (const { key, cidr: range } of subnets) held.set(key, range);
  const sorted = [...held].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return { format: SUBNET_LOCK_FORMAT, cidr, subnets: Object.fromEntries(sorted) };
}

/** What must not hold of a lock, given the network's ranges and the subnets planned with it. */
export function subnetLockRules(
  lock: SubnetLock,
  ranges: readonly string[],
  subnets: readonly LockedSubnet[],
): readonly ValidationRule[] {
  return [
    {
      when: String(lock.format) !== SUBNET_LOCK_FORMAT,
      path: "layout.lock.format",
      problem: `must be ${SUBNET_LOCK_FORMAT}`,
      got: lock.format,
      fix: "take the lock that orchestrate plan --lock prints",
    },
    {
      when: lock.cidr !== ranges[0],
      path: "layout.lock.cidr",
      problem: `is not the network's range (${ranges[0] ?? "none"})`,
      got: lock.cidr,
      fix: "take the lock of this network",
    },
    ...Object.entries(lock.subnets).flatMap(([key, cidr]) => entryRules(key, cidr, ranges)),
    ...overlapRules(subnetLock(lock.cidr, subnets, lock)),
  ];
}

function entryRules(
  key: string,
  text: string,
  ranges: readonly string[],
): readonly ValidationRule[] {
  const path = `layout.lock.subnets.${key}`;
  const cidr = parseCidr(text);
  if (cidr === undefined || formatCidr(networkOf(cidr)) !== text) {
    const fix = 'write it as "10.0.0.0/19"';
    return [{ when: true, path, problem: "is not the range of a subnet", got: text, fix }];
  }
  const inside = ranges.some((range) => {
    const area = parseCidr(range);
    return area !== undefined && contains(area, cidr);
  });
  return [
    {
      when: cidr.prefix > 28,
      path,
      problem: "is smaller than /28, the smallest subnet that AWS allows",
      got: text,
      fix: "use the range that the subnet has",
    },
    {
      when: !inside,
      path,
      problem: "is outside every range of the network",
      got: text,
      fix: `use a range inside ${ranges.join(" or ")}, or add a secondary range`,
    },
  ];
}

/** One problem for each pair of subnets that share addresses; names both. */
function overlapRules({ subnets }: SubnetLock): readonly ValidationRule[] {
  const blocks = Object.entries(subnets).flatMap(([key, text]) => {
    const cidr = parseCidr(text);
    return cidr === undefined ? [] : [{ key, text, cidr }];
  });
  return blocks.flatMap((left, index) =>
    blocks.slice(index + 1).flatMap((right) => overlapRule(left, right)),
  );
}

interface NamedBlock {
  readonly key: string;
  readonly text: string;
  readonly cidr: Cidr;
}

function overlapRule(left: NamedBlock, right: NamedBlock): readonly ValidationRule[] {
  if (!overlaps(left.cidr, right.cidr)) return [];
  return [
    {
      when: true,
      path: `layout.lock.subnets.${right.key}`,
      problem: `shares addresses with ${left.key} (${left.text})`,
      got: right.text,
      fix: "write a free range for one of the two into the lock",
    },
  ];
}
