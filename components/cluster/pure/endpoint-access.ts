import { isIPv4 } from "node:net";
import type { ValidationRule } from "../../core/pure/validate";

/** Who can reach the Kubernetes API; nodes always use the private endpoint. */
export type EndpointAccess =
  | {
      readonly public: false;
      /** Ranges inside or peered with the VPC that may reach the private endpoint. */
      readonly privateCidrs?: readonly string[];
    }
  | {
      readonly public: true;
      /** Public ranges that may reach the public endpoint: an office, a build system. */
      readonly allowedCidrs: readonly string[];
      readonly privateCidrs?: readonly string[];
    };

/** Shorter prefixes than this cover more than any one organisation's addresses. */
const SHORTEST_PREFIX = 8;

/** What must not hold of the access to the API. */
export function endpointAccessRules(access: EndpointAccess): readonly ValidationRule[] {
  const privateRules = cidrRules("endpointAccess.privateCidrs", access.privateCidrs ?? []);
  if (!access.public) return privateRules;
  return [
    {
      when: access.allowedCidrs.length === 0,
      path: "endpointAccess.allowedCidrs",
      problem:
        "must name at least one range, because EKS reads an empty list as the whole internet",
      got: access.allowedCidrs,
      fix: "name the ranges, or set public to false",
    },
    ...cidrRules("endpointAccess.allowedCidrs", access.allowedCidrs),
    ...privateRules,
  ];
}

function cidrRules(path: string, cidrs: readonly string[]): readonly ValidationRule[] {
  return cidrs.map((cidr, index) => {
    const prefix = prefixOf(cidr);
    return {
      when: prefix === undefined || prefix < SHORTEST_PREFIX,
      path: `${path}[${index}]`,
      problem:
        prefix === undefined ? "is not an IPv4 CIDR" : "is open to a large part of the world",
      got: cidr,
      fix:
        prefix === undefined
          ? 'write it as "203.0.113.0/24"'
          : `name ranges of /${SHORTEST_PREFIX} or longer`,
    };
  });
}

function prefixOf(cidr: string): number | undefined {
  const [address = "", prefix = "", ...rest] = cidr.split("/");
  const valid = rest.length === 0 && isIPv4(address) && /^(\d|[12]\d|3[0-2])$/.test(prefix);
  return valid ? Number(prefix) : undefined;
}
