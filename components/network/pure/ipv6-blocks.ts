import { ConfigurationError } from "../../core/pure/configuration-error";

/** A block of IPv6 addresses, as numbers. */
export interface Ipv6Block {
  readonly base: bigint;
  readonly prefix: number;
}

const GROUPS = 8;
const GROUP_BITS = 16n;
const GROUP = /^[0-9a-f]{1,4}$/i;

/** Prefix length that AWS gives every subnet. */
const SUBNET_PREFIX = 64;

/** Reads `2001:db8::/56`; `undefined` when it is not that. */
export function parseIpv6Block(text: string): Ipv6Block | undefined {
  const [address = "", length = "", ...rest] = text.split("/");
  const prefix = Number(length);
  const groups = readGroups(address);
  if (rest.length > 0 || !/^\d{1,3}$/.test(length) || prefix > 128) return undefined;
  if (groups === undefined) return undefined;
  return { base: groups.reduce((sum, group) => (sum << GROUP_BITS) | BigInt(group), 0n), prefix };
}

function readGroups(address: string): readonly number[] | undefined {
  const [head = "", tail, ...rest] = address.split("::");
  const split = (part: string): readonly string[] => (part === "" ? [] : part.split(":"));
  const before = split(head);
  const after = split(tail ?? "");
  const missing = GROUPS - before.length - after.length;
  // Two colons stand for at least one group, and may stand once.
  if (rest.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const texts = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  if (!texts.every((text) => GROUP.test(text))) return undefined;
  return texts.map((text) => Number.parseInt(text, 16));
}

/** Writes a block in the short form of RFC 5952: the longest run of zeros becomes `::`. */
export function formatIpv6Block({ base, prefix }: Ipv6Block): string {
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    Number((base >> (GROUP_BITS * BigInt(GROUPS - 1 - index))) & 0xffffn),
  );
  const { start, length } = longestZeros(groups);
  const write = (part: readonly number[]): string =>
    part.map((group) => group.toString(16)).join(":");
  if (length < 2) return `${write(groups)}/${prefix}`;
  return `${write(groups.slice(0, start))}::${write(groups.slice(start + length))}/${prefix}`;
}

function longestZeros(groups: readonly number[]): {
  readonly start: number;
  readonly length: number;
} {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  return best;
}

/** The `number`th /64 of the block that AWS gave a VPC. */
export function ipv6SubnetBlock(vpcBlock: string, number: number): string {
  const vpc = parseIpv6Block(vpcBlock);
  if (vpc === undefined || vpc.prefix > SUBNET_PREFIX - 8) {
    throw new ConfigurationError([
      `ipv6: the VPC has no /56 or larger to take subnets from, got ${JSON.stringify(vpcBlock)}; ` +
        "let AWS assign the block",
    ]);
  }
  return formatIpv6Block({
    base: vpc.base + (BigInt(number) << BigInt(128 - SUBNET_PREFIX)),
    prefix: SUBNET_PREFIX,
  });
}
