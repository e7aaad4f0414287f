import type { Field } from "../../../rule/field";

/** How the API server writes the name of a port: as an IANA service name. */
const PORT_NAME = /^(?!-)(?!.*--)(?=.*[a-z])[a-z0-9-]{1,15}(?<!-)$/;
const MOST = 65_535;

/** What is wrong with a port that stands by its number, or by its name; undefined where nothing is. */
export function portMistake({ value }: Field): string | undefined {
  if (typeof value === "number") {
    const isPort = Number.isInteger(value) && value >= 1 && value <= MOST;
    return isPort ? undefined : `the port is no number from 1 to ${MOST}`;
  }
  if (typeof value !== "string" || PORT_NAME.test(value)) return undefined;
  return /^\d+$/.test(value)
    ? "the port is a number in quotes, which Kubernetes takes for a name"
    : "the name is none that a port may have: at most 15 of a-z, 0-9 and -, with a letter";
}
