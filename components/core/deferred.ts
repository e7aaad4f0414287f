import * as pulumi from "@pulumi/pulumi";

/** True for a value that becomes known later: an Output or a promise. */
export function isDeferred<T>(
  input: pulumi.Input<T>,
): input is pulumi.OutputInstance<T> | Promise<T> {
  return pulumi.Output.isInstance(input) || input instanceof Promise;
}
