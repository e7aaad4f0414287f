import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { ConfigurationError, validatedInput } from "../../../components/core";
import { valueOf } from "../../support/mocks";

const atLeastTwo = (size: number) => [
  { when: size < 2, path: "size", problem: "is too small", got: size, fix: "use 2 or more" },
];

describe("ConfigurationError", () => {
  it("is a RunError to the engine, which prints no stack for it", () => {
    expect(pulumi.RunError.isInstance(new ConfigurationError(["a"]))).toBe(true);
  });

  it("tells itself from any other error", () => {
    expect(pulumi.RunError.isInstance(new Error("a"))).toBe(false);
  });
});

describe("validatedInput", () => {
  it("refuses a plain value at once", () => {
    expect(() => validatedInput(1, atLeastTwo)).toThrow(
      new ConfigurationError(["size: is too small, got 1; use 2 or more"]),
    );
  });

  it("hands on a plain value that is fine", async () => {
    expect(await valueOf(validatedInput(2, atLeastTwo))).toBe(2);
  });

  it("hands on the value of an Output that is fine", async () => {
    expect(await valueOf(validatedInput(pulumi.output(3), atLeastTwo))).toBe(3);
  });

  it.each([
    ["an Output", pulumi.output(1)],
    ["a promise", Promise.resolve(1)],
  ])("refuses the value of %s when it is known", async (_form, input) => {
    expect(await rejectionOf(validatedInput(input, atLeastTwo))).toEqual(
      new ConfigurationError(["size: is too small, got 1; use 2 or more"]),
    );
  });
});

/** What an Output consists of; the SDK leaves it out of the typings. */
interface OutputParts {
  promise(): Promise<unknown>;
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  allResources(): Promise<unknown>;
}

/** Why an Output has no value; settles each of its parts, so that none is left unhandled. */
async function rejectionOf(output: pulumi.Output<unknown>): Promise<unknown> {
  const parts = output as unknown as OutputParts;
  const [value] = await Promise.allSettled([
    parts.promise(),
    parts.isKnown,
    parts.isSecret,
    parts.allResources(),
  ]);
  return value.status === "rejected" ? value.reason : undefined;
}
