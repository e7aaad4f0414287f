import type { Field } from "../../../rule/field";

/** The names of ports that the API server accepts: IANA service names. */
const PORT_NAME = /^(?!-)(?!.*--)(?=.*[a-z])[a-z0-9-]{1,15}(?<!-)$/;
const MOST = 65_535;

/** What is wrong with the number or the name of a port; undefined where nothing is. */
export function portMistake({ value }: Field): string | undefined {
  if (typeof value === "number") {
    const isPort = Number.isInteger(value) && value >= 1 && value <= MOST;
    return isPort ? undefined : `port ${value} is not a whole number from 1 to ${MOST}`;
  }
  if (typeof value !== "string" || PORT_NAME.test(value)) return undefined;
  return /^\d+$/.test(value)
    ? `port "${value}" is a number in quotes, which Kubernetes reads as a name`
    : `port name "${value}" is not valid: Kubernetes allows at most 15 of a-z, 0-9 and -, one a letter`;
}
