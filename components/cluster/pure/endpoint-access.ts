import { formatCidr, networkOf, parseCidr } from "../../core/pure/cidr";
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
  const privateRules = accessRangeRules("endpointAccess.privateCidrs", access.privateCidrs ?? []);
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
    ...accessRangeRules("endpointAccess.allowedCidrs", access.allowedCidrs),
    ...privateRules,
  ];
}

/** What must not hold of ranges that may reach the API. */
export function accessRangeRules(
  path: string,
  cidrs: readonly string[],
): readonly ValidationRule[] {
  return cidrs.flatMap((text, index) => {
    const cidr = parseCidr(text);
    const at = { path: `${path}[${index}]`, got: text };
    if (cidr === undefined) {
      const fix = 'write it as "203.0.113.0/24"';
      return { ...at, when: true, problem: "is not an IPv4 CIDR", fix };
    }
    const network = formatCidr(networkOf(cidr));
    return [
      {
        ...at,
        when: cidr.prefix < SHORTEST_PREFIX,
        problem: "is open to a large part of the world",
        fix: `name ranges of /${SHORTEST_PREFIX} or longer`,
      },
      {
        ...at,
        when: network !== text,
        problem: "has bits set after the prefix",
        fix: `write ${network}`,
      },
      {
        ...at,
        when: cidrs.indexOf(text) < index,
        problem: "names a range twice",
        fix: "name each range once",
      },
    ];
  });
}
