import { afterEach, describe, expect, it } from "vitest";
import { skipBookkeepingStacks } from "../../stacks/bookkeeping-stacks";

const original = Error.prepareStackTrace;

afterEach(() => {
  if (original === undefined) Reflect.deleteProperty(Error, "prepareStackTrace");
  else Error.prepareStackTrace = original;
});

/** What the SDK does for every promise, under the name that it has there. */
function debuggablePromise(): string | undefined {
  return new Error("bookkeeping").stack;
}

describe("skipBookkeepingStacks", () => {
  it("leaves out the stack of a promise and keeps that of an error", () => {
    Error.prepareStackTrace = (error) => `mapped: ${error.message}`;
    skipBookkeepingStacks();
    expect(debuggablePromise()).toBe("");
    expect(new Error("real").stack).toBe("mapped: real");
  });

  it("changes nothing where no sources are mapped", () => {
    Reflect.deleteProperty(Error, "prepareStackTrace");
    skipBookkeepingStacks();
    expect(Error.prepareStackTrace).toBeUndefined();
  });
});
