import ipaddr from "ipaddr.js";
import { formatCidr, isPrivate, networkOf, parseCidr } from "../../core/pure/cidr";
import type { ValidationRule } from "../../core/pure/validate";
import type { ClusterAddressing } from "./cluster-settings";

/** Who can reach the Kubernetes API; nodes always use the private endpoint. */
export type EndpointAccess =
  | {
      readonly public: false;
      /** Ranges inside or peered with the VPC that may reach the private endpoint. */
      readonly privateCidrs?: readonly string[];
    }
  | {
      readonly public: true;
      /**
       * Public ranges that may reach the public endpoint: an office, a build system. IPv6 ranges only
       * in an IPv6 cluster (EKS API, `publicAccessCidrs`): the endpoint of others has IPv4 alone.
       */
      readonly allowedCidrs: readonly string[];
      readonly privateCidrs?: readonly string[];
    };

/** Shorter prefixes than these cover more than any one organisation's addresses. */
const SHORTEST_PREFIX = { ipv4: 8, ipv6: 32 };

/** EKS: so many ranges of the public endpoint (service quotas). */
const MOST_PUBLIC_RANGES = 40;

/** Kinds of IPv6 addresses that clients on the internet have; documentation counts as reserved. */
const PUBLIC_IPV6: ReadonlySet<string> = new Set(["unicast", "reserved"]);

/** What must not hold of the access to the API. */
export function endpointAccessRules(
  access: EndpointAccess,
  family: ClusterAddressing["family"],
): readonly ValidationRule[] {
  const privateRules = accessRangeRules("endpointAccess.privateCidrs", access.privateCidrs ?? []);
  if (!access.public) return privateRules;
  const { allowedCidrs } = access;
  const path = "endpointAccess.allowedCidrs";
  return [
    {
      when: allowedCidrs.length === 0,
      path,
      problem:
        "must name at least one range, because EKS reads an empty list as the whole internet",
      got: allowedCidrs,
      fix: "name the ranges, or set public to false",
    },
    {
      when: allowedCidrs.length > MOST_PUBLIC_RANGES,
      path,
      problem: `must be at most ${MOST_PUBLIC_RANGES} ranges`,
      got: allowedCidrs.length,
      fix: "join neighbouring ranges into one",
    },
    ...publicRangeRules(path, allowedCidrs, family),
    ...privateRules,
  ];
}

/** What must not hold of IPv4 ranges that may reach the API. */
export function accessRangeRules(
  path: string,
  cidrs: readonly string[],
): readonly ValidationRule[] {
  return cidrs.flatMap((text, index) => [
    ...ipv4Rules(`${path}[${index}]`, text),
    repeatedRule(path, cidrs, index),
  ]);
}

/** What must not hold of ranges that may reach the public endpoint of a cluster. */
export function publicRangeRules(
  path: string,
  cidrs: readonly string[],
  family: ClusterAddressing["family"],
): readonly ValidationRule[] {
  return cidrs.flatMap((text, index) => [
    ...publicRules(`${path}[${index}]`, text, family),
    repeatedRule(path, cidrs, index),
  ]);
}

function publicRules(
  path: string,
  text: string,
  family: ClusterAddressing["family"],
): readonly ValidationRule[] {
  if (text.includes(":")) return ipv6Rules(path, text, family);
  const cidr = parseCidr(text);
  return [
    ...ipv4Rules(path, text),
    {
      when: cidr !== undefined && isPrivate(cidr),
      path,
      problem: "is a private range, from which no client comes over the internet",
      got: text,
      fix: "move it to privateCidrs",
    },
  ];
}

function repeatedRule(path: string, cidrs: readonly string[], index: number): ValidationRule {
  const text = cidrs[index] ?? "";
  return {
    when: cidrs.indexOf(text) < index,
    path: `${path}[${index}]`,
    problem: "names a range twice",
    got: text,
    fix: "name each range once",
  };
}

function ipv4Rules(path: string, text: string): readonly ValidationRule[] {
  const cidr = parseCidr(text);
  const at = { path, got: text };
  if (cidr === undefined) {
    const fix = 'write it as "203.0.113.0/24"';
    return [{ ...at, when: true, problem: "is not an IPv4 CIDR", fix }];
  }
  const network = formatCidr(networkOf(cidr));
  return [
    openRule(at, cidr.prefix, SHORTEST_PREFIX.ipv4),
    {
      ...at,
      when: network !== text,
      problem: "has bits set after the prefix",
      fix: `write ${network}`,
    },
  ];
}

function ipv6Rules(
  path: string,
  text: string,
  family: ClusterAddressing["family"],
): readonly ValidationRule[] {
  const at = { path, got: text };
  if (family === "ipv4") {
    const problem =
      "is an IPv6 range, and EKS gives an IPv4 cluster a public endpoint of IPv4 only";
    const fix = 'name IPv4 ranges; the endpoint of a cluster with family "ipv6" takes both';
    return [{ ...at, when: true, problem, fix }];
  }
  if (!ipaddr.IPv6.isValidCIDR(text)) {
    const fix = 'write it as "2001:db8:1200::/48"';
    return [{ ...at, when: true, problem: "is not an IPv6 CIDR", fix }];
  }
  const [address, prefix] = ipaddr.IPv6.parseCIDR(text);
  const network = `${ipaddr.IPv6.networkAddressFromCIDR(text).toString()}/${prefix}`;
  const isOpen = prefix < SHORTEST_PREFIX.ipv6;
  return [
    openRule(at, prefix, SHORTEST_PREFIX.ipv6),
    {
      ...at,
      when: !isOpen && !PUBLIC_IPV6.has(address.range()),
      problem: "is a range from which no client comes over the internet",
      fix: "name public ranges",
    },
    {
      ...at,
      when: !isOpen && network !== text,
      problem: "has bits set after the prefix, or is not in its shortest form",
      fix: `write ${network}`,
    },
  ];
}

function openRule(
  at: { readonly path: string; readonly got: string },
  prefix: number,
  shortest: number,
): ValidationRule {
  return {
    ...at,
    when: prefix < shortest,
    problem: "covers a large part of the internet",
    fix: `name ranges of /${shortest} or longer`,
  };
}
