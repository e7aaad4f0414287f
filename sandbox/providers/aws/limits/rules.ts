import { parseCidr, networkOf } from "../../../../components/core/pure/cidr";
import type { Rule } from "./limit";

/** Which member of which request AWS's validation names, and the error's code. */
export interface Constrained {
  readonly code: string;
  readonly member: string;
}

/** A text of so many characters. */
export function length(constrained: Constrained, least: number, most: number): Rule {
  return onText((text, shown) => {
    if (text.length < least) {
      return unmet(constrained, shown, `have length greater than or equal to ${least}`);
    }
    if (text.length <= most) return undefined;
    return unmet(constrained, shown, `have length less than or equal to ${most}`);
  });
}

/** A text that the whole pattern matches. */
export function pattern(constrained: Constrained, expression: RegExp): Rule {
  const whole = new RegExp(`^(?:${expression.source})$`, expression.flags);
  return onText((text, shown) => {
    if (whole.test(text)) return undefined;
    return unmet(constrained, shown, `satisfy regular expression pattern: ${expression.source}`);
  });
}

/** A number within bounds. */
export function range(constrained: Constrained, least: number, most = Infinity): Rule {
  return onNumber((number, shown) => {
    if (number < least) {
      return unmet(constrained, shown, `have value greater than or equal to ${least}`);
    }
    if (number <= most) return undefined;
    return unmet(constrained, shown, `have value less than or equal to ${most}`);
  });
}

/** One of the values that AWS documents. */
export function oneOf(constrained: Constrained, values: readonly (string | number)[]): Rule {
  return (value, quote) => {
    if (typeof value !== "string" && typeof value !== "number") return undefined;
    if (values.includes(value)) return undefined;
    return unmet(constrained, quote(value), `satisfy enum value set: [${values.join(", ")}]`);
  };
}

/** A list with at most so many items. */
export function atMost(most: number, refusal: string): Rule {
  return (value) => (Array.isArray(value) && value.length > most ? refusal : undefined);
}

/** A text that must pass a given test. */
export function text(isFine: (text: string) => boolean, refuse: (shown: string) => string): Rule {
  return onText((given, shown) => (isFine(given) ? undefined : refuse(shown)));
}

/** A number that must pass a given test. */
export function number(
  isFine: (number: number) => boolean,
  refuse: (shown: string) => string,
): Rule {
  return onNumber((given, shown) => (isFine(given) ? undefined : refuse(shown)));
}

/** True for an IPv4 block without host bits. */
export function isNetwork(block: string): boolean {
  const cidr = parseCidr(block);
  return cidr !== undefined && networkOf(cidr).base === cidr.base;
}

/** True for a block of a size between two prefix lengths; one that is not a block is another matter. */
export function hasPrefix(block: string, shortest: number, longest: number): boolean {
  const cidr = parseCidr(block);
  return cidr === undefined || (cidr.prefix >= shortest && cidr.prefix <= longest);
}

/** True for a JSON document. */
export function isJson(document: string): boolean {
  try {
    JSON.parse(document);
    return true;
  } catch {
    return false;
  }
}

/** The words of AWS's request validation, which are the same in all services. */
function unmet({ code, member }: Constrained, shown: string, constraint: string): string {
  return (
    `${code}: 1 validation error detected: Value '${shown}' at '${member}' failed to satisfy ` +
    `constraint: Member must ${constraint}`
  );
}

function onText(rule: (text: string, shown: string) => string | undefined): Rule {
  return (value, quote) => (typeof value === "string" ? rule(value, quote(value)) : undefined);
}

function onNumber(rule: (number: number, shown: string) => string | undefined): Rule {
  return (value, quote) => (typeof value === "number" ? rule(value, quote(value)) : undefined);
}
