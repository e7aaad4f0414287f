/** A block of IPv4 addresses, as numbers. */
export interface Cidr {
  /** Lowest address of the block. */
  readonly base: number;
  /** Leading bits that all addresses of the block share. */
  readonly prefix: number;
}

/** Without leading zeros, which some readers take for octal. */
const OCTET = "(0|[1-9]\\d{0,2})";
const CIDR = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}/(0|[1-9]\\d?)$`);

/** The ranges of RFC 1918, the only ones that never collide with a public address. */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;

/** Reads `a.b.c.d/n`; `undefined` when it is not that. Host bits are kept, so a caller can see them. */
export function parseCidr(text: string): Cidr | undefined {
  const parts = CIDR.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const prefix = parts.pop() ?? 0;
  if (prefix > 32 || parts.some((octet) => octet > 255)) return undefined;
  return { base: parts.reduce((sum, octet) => sum * 256 + octet, 0), prefix };
}

/** Writes a block as `a.b.c.d/n`. */
export function formatCidr({ base, prefix }: Cidr): string {
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(base / unit) % 256);
  return `${octets.join(".")}/${prefix}`;
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

function lastOf({ base, prefix }: Cidr): number {
  return base + addressCount(prefix) - 1;
}
