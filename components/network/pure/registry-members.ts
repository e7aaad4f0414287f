import { definedOnly } from "../../core/pure/defined-only";
import type * as pulumi from "@pulumi/pulumi";
import type { ValidationRule } from "../../core/pure/validate";
import type { RegisteredService, StaticMember } from "./registry-settings";

type MemberField = keyof StaticMember;

/** Fields that each type of record is made from. */
const NEEDED: Readonly<Record<string, readonly MemberField[]>> = {
  A: ["ipv4"],
  AAAA: ["ipv6"],
  CNAME: ["cname"],
  SRV: ["ipv4", "port"],
};

/** Attributes of a member by which Cloud Map writes records and answers clients. */
export function memberAttributes({
  ipv4,
  ipv6,
  cname,
  port,
}: StaticMember): Readonly<Record<string, pulumi.Input<string>>> {
  return definedOnly({
    AWS_INSTANCE_IPV4: ipv4,
    AWS_INSTANCE_IPV6: ipv6,
    AWS_INSTANCE_CNAME: cname,
    AWS_INSTANCE_PORT: port === undefined ? undefined : String(port),
  });
}

/** What must not hold of the members of a service. */
export function memberRules(path: string, service: RegisteredService): readonly ValidationRule[] {
  const records = service.discovery === "dns" ? (service.records ?? ["A"]) : [];
  const needed = [...new Set(records.flatMap((record) => NEEDED[record] ?? []))];
  return Object.entries(service.members ?? {}).flatMap(([id, member]) => {
    const missing = needed.filter((field) => member[field] === undefined);
    const { port } = member;
    return [
      {
        when: !/^[0-9A-Za-z_./:@-]{1,64}$/.test(id),
        path: `${path}.${id}`,
        problem: "is not the id of a member",
        got: id,
        fix: "use up to 64 letters, digits and _./:@-",
      },
      {
        when: missing.length > 0,
        path: `${path}.${id}`,
        problem: `lacks what its records are made from: ${missing.join(", ")}`,
        fix: "add it, or change records",
      },
      {
        when: Object.keys(memberAttributes(member)).length === 0,
        path: `${path}.${id}`,
        problem: "has no address",
        fix: "give ipv4, ipv6 or cname",
      },
      {
        when: port !== undefined && (!Number.isInteger(port) || port < 1 || port > 65_535),
        path: `${path}.${id}.port`,
        problem: "is not a port",
        got: port,
        fix: "use 1 to 65535",
      },
    ];
  });
}
