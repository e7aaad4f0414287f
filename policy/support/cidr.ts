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
  const outermost = blocks.filter(
    (block, at) =>
      !blocks.some(
        (other, place) =>
          place !== at && isWithin(block, other) && (place < at || !isWithin(other, block)),
      ),
  );
  return (["ipv4", "ipv6"] as const).some((family) => {
    const shares = outermost
      .map((block) => ipaddr.parseCIDR(block))
      .filter(([address]) => address.kind() === family)
      .map(([, prefix]) => 2 ** -prefix);
    return shares.reduce((sum, share) => sum + share, 0) >= 1;
  });
}
