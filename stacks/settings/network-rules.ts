import { overlaps, parseCidr } from "../../components/core/pure/cidr";
import type { ValidationRule } from "../../components/core/pure/validate";
import { cidrRules } from "../../components/network/pure/network-plan";
import { rawObject, rawTexts } from "./raw-values";

/** The range suits a VPC, and none of the reserved ones shares an address with it. */
export function networkRules(layer: unknown): readonly ValidationRule[] {
  const { source, cidr, reservedCidrs } = rawObject(layer);
  if (source !== "create" || typeof cidr !== "string") return [];
  const vpc = parseCidr(cidr);
  return [
    ...cidrRules(cidr).map((rule) => ({ ...rule, path: "network.cidr" })),
    ...rawTexts(reservedCidrs).map((text, index) => {
      const reserved = parseCidr(text);
      return {
        when: vpc !== undefined && reserved !== undefined && overlaps(vpc, reserved),
        path: `network.reservedCidrs[${index}]`,
        problem: `overlaps network.cidr (${cidr})`,
        got: text,
        fix: "choose a network.cidr outside it",
      };
    }),
  ];
}
