import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../../../components/core/pure/configuration-error";

describe("ConfigurationError", () => {
  it("is the problem itself when there is one", () => {
    expect(new ConfigurationError(["a: is wrong; change it"]).message).toBe(
      "a: is wrong; change it",
    );
  });

  it("lists several problems under their number", () => {
    expect(new ConfigurationError(["a: is wrong", "b: is wrong"]).message).toBe(
      "2 problems:\n  a: is wrong\n  b: is wrong",
    );
  });

  it("names the subject", () => {
    expect(new ConfigurationError(["a: is wrong"], "Pulumi.dev.yaml").message).toBe(
      "Pulumi.dev.yaml has 1 problem:\n  a: is wrong",
    );
  });

  it("keeps the problems apart for a program that shows them otherwise", () => {
    expect(new ConfigurationError(["a", "b"]).problems).toEqual(["a", "b"]);
  });

  it("is an error by its own name", () => {
    const error = new ConfigurationError(["a"]);
    expect([error instanceof Error, error.name]).toEqual([true, "ConfigurationError"]);
  });

  it("lists a hundred problems and counts the rest", () => {
    const problems = Array.from({ length: 103 }, (_, index) => `p${index}: is wrong`);
    const lines = new ConfigurationError(problems).message.split("\n");
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([
      102,
      "103 problems:",
      "  … and 3 more",
    ]);
  });
});
