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
