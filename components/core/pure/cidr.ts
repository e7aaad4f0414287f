import ipaddr from "ipaddr.js";

/** A block of IPv4 addresses, as numbers. */
export interface Cidr {
  /** Lowest address of the block. */
  readonly base: number;
  /** Leading bits that all addresses of the block share. */
  readonly prefix: number;
}

/** A block of IPv6 addresses, as numbers. */
export interface Ipv6Cidr {
  readonly base: bigint;
  readonly prefix: number;
}

/** An address and a prefix length without leading zeros, which some readers take for octal. */
const CIDR = /^([^/%]+)\/(0|[1-9]\d{0,2})$/;

/** The ranges of RFC 1918, the only ones that never collide with a public address. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** Reads `a.b.c.d/n`; `undefined` when it is not that. Host bits are kept, so a caller can see them. */
export function parseCidr(text: string): Cidr | undefined {
  const [, address = "", length = ""] = CIDR.exec(text) ?? [];
  const prefix = Number(length);
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) || prefix > 32) return undefined;
  return { base: Number(numberOf(ipaddr.IPv4.parse(address))), prefix };
}

/** Reads `2001:db8::/56`; `undefined` when it is not that. */
export function parseIpv6Cidr(text: string): Ipv6Cidr | undefined {
  const [, address = "", length = ""] = CIDR.exec(text) ?? [];
  const prefix = Number(length);
  // An IPv4 address in dots at the end is another notation, which AWS does not take.
  const isGroups = ipaddr.IPv6.isValid(address) && !address.includes(".");
  if (!isGroups || prefix > 128) return undefined;
  return { base: numberOf(ipaddr.IPv6.parse(address)), prefix };
}

/** Writes a block as `a.b.c.d/n`. */
export function formatCidr({ base, prefix }: Cidr): string {
  return `${addressOf(BigInt(Math.floor(base)), 4).toString()}/${prefix}`;
}

/** Writes a block in the short form of RFC 5952: the longest run of zeros becomes `::`. */
export function formatIpv6Cidr({ base, prefix }: Ipv6Cidr): string {
  return `${formatAddress(addressOf(base, 16))}/${prefix}`;
}

/** The `index`th address of a block of either family; `undefined` when it is not a block. */
export function nthAddress(text: string, index: number): string | undefined {
  const four = parseCidr(text);
  if (four !== undefined) return formatAddress(addressOf(BigInt(four.base + index), 4));
  const six = parseIpv6Cidr(text);
  if (six !== undefined) return formatAddress(addressOf(six.base + BigInt(index), 16));
  return undefined;
}

/** How many addresses a prefix of this length leaves. */
export function addressCount(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** The block that the address lies in, with the host bits cleared. */
export function networkOf({ base, prefix }: Cidr): Cidr {
  return { base: base - (base % addressCount(prefix)), prefix };
}

/** The `index`th block of a prefix length, counted from the start of `area`. */
export function nthBlock(area: Cidr, prefix: number, index: number): Cidr {
  return { base: area.base + index * addressCount(prefix), prefix };
}

/** True when every address of `inner` lies in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.base >= outer.base && lastOf(inner) <= lastOf(outer);
}

/** True when the two blocks share an address; host bits do not count. */
export function overlaps(left: Cidr, right: Cidr): boolean {
  const [a, b] = [networkOf(left), networkOf(right)];
  return a.base <= lastOf(b) && b.base <= lastOf(a);
}

/** True when the whole block lies in a private range of RFC 1918. */
export function isPrivate(block: Cidr): boolean {
  return PRIVATE_RANGES.some((text) => {
    const range = parseCidr(text);
    return range !== undefined && contains(range, block);
  });
}

/** True for a block of either family that holds every address, however it is written. */
export function isAnywhere(cidr: unknown): boolean {
  return typeof cidr === "string" && /\/0+$/.test(cidr) && ipaddr.isValidCIDR(cidr);
}

/** True when every address of `inner` is also in `outer`; false when either is malformed. */
export function isWithin(inner: string, outer: string): boolean {
  if (!ipaddr.isValidCIDR(inner) || !ipaddr.isValidCIDR(outer)) return false;
  const [innerAddress, innerPrefix] = ipaddr.parseCIDR(inner);
  const [outerAddress, outerPrefix] = ipaddr.parseCIDR(outer);
  if (innerAddress.kind() !== outerAddress.kind() || innerPrefix < outerPrefix) return false;
  return innerAddress.match(outerAddress, outerPrefix);
}

/** True when blocks of one family hold every address between them: `0.0.0.0/1` and `128.0.0.0/1`. */
export function coversAll(cidrs: readonly unknown[]): boolean {
  if (cidrs.some(isAnywhere)) return true;
  const blocks = cidrs.filter((cidr) => typeof cidr === "string").filter(ipaddr.isValidCIDR);
  const ranges = blocks.map((block) => rangeOf(ipaddr.parseCIDR(block)));
  return ([32, 128] as const).some((bits) => {
    const sorted = ranges
      .filter((range) => range.bits === bits)
      .sort((left, right) => (left.start < right.start ? -1 : 1));
    let reach = 0n;
    for (const { start, end } of sorted) {
      if (start > reach) return false;
      if (end > reach) reach = end;
    }
    return reach >= 1n << BigInt(bits);
  });
}

/** The addresses of a block as numbers; the end is the first one behind it. */
interface AddressRange {
  readonly bits: number;
  readonly start: bigint;
  readonly end: bigint;
}

function rangeOf([address, prefix]: ReturnType<typeof ipaddr.parseCIDR>): AddressRange {
  const bits = address.toByteArray().length * 8;
  const size = 1n << BigInt(bits - prefix);
  const number = numberOf(address);
  const start = number - (number % size);
  return { bits, start, end: start + size };
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function addressOf(value: bigint, bytes: 4 | 16): ipaddr.IPv4 | ipaddr.IPv6 {
  const shifts = Array.from({ length: bytes }, (_, index) => BigInt(8 * (bytes - 1 - index)));
  return ipaddr.fromByteArray(shifts.map((shift) => Number((value >> shift) & 0xffn)));
}

function formatAddress(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  return "toRFC5952String" in address ? address.toRFC5952String() : address.toString();
}

function lastOf({ base, prefix }: Cidr): number {
  return base + addressCount(prefix) - 1;
}
