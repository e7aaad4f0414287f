import * as pulumi from "@pulumi/pulumi";
import { isDeferred } from "./deferred";
import { assertValid, type ValidationRule } from "./pure/validate";

export { ConfigurationError } from "./pure/configuration-error";

/**
 * Validates a value that may be an Output: at once when it is plain, else when it becomes known.
 * Returns the value, so that it can only be used validated.
 */
export function validatedInput<T>(
  input: pulumi.Input<T>,
  rules: (value: pulumi.Unwrap<T>) => readonly ValidationRule[],
): pulumi.Output<pulumi.Unwrap<T>> {
  const check = (value: pulumi.Unwrap<T>): pulumi.Unwrap<T> => {
    assertValid(rules(value));
    return value;
  };
  if (isDeferred(input)) {
    return pulumi.output(input).apply(check);
  }
  // A plain value unwraps to itself; checking it now gives the error a place in the program.
  assertValid(rules(input as pulumi.Unwrap<T>));
  return pulumi.output(input);
}
