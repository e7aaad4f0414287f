import type { Field } from "../../rule/field";
import { allows, conditionsOn } from "./policy-document";
import { isFalse } from "../../rule/predicates";
import { everyoneIn } from "./principals";

/** True when one of the statements denies all requests without TLS. */
export function deniesPlainRequests(statements: readonly Field[]): boolean {
  return statements.some(
    (statement) =>
      !allows(statement) &&
      everyoneIn(statement) !== undefined &&
      conditionsOn(statement, (key) => key === "aws:securetransport").some(([, values]) =>
        values.every(({ value }) => isFalse(value)),
      ),
  );
}
