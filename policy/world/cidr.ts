import ipaddr from "ipaddr.js";

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
  const bytes = address.toByteArray();
  const bits = bytes.length * 8;
  const size = 1n << BigInt(bits - prefix);
  const number = bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  const start = number - (number % size);
  return { bits, start, end: start + size };
}
