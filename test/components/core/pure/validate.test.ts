import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../../../components/core/pure/configuration-error";
import {
  assertValid,
  describeValue,
  findProblems,
  formatProblem,
} from "../../../../components/core/pure/validate";

const tooSmall = { when: true, path: "max", problem: "is too small", got: 1, fix: "raise it" };
const fine = { ...tooSmall, when: false, path: "min" };
const secret = { when: true, path: "password", problem: "is too short", fix: "use 12 characters" };

describe("findProblems", () => {
  it("lists the rules that hold, in order", () => {
    expect(findProblems([tooSmall, fine, secret])).toEqual([
      "max: is too small, got 1; raise it",
      "password: is too short; use 12 characters",
    ]);
  });
});

describe("assertValid", () => {
  it("throws one error with every problem", () => {
    expect(() => assertValid([tooSmall, secret], "pool")).toThrow(
      new ConfigurationError(findProblems([tooSmall, secret]), "pool"),
    );
  });

  it("lets a valid input pass", () => {
    expect(assertValid([fine])).toBe(undefined);
  });
});

describe("formatProblem", () => {
  it("says nothing of a value that is withheld", () => {
    expect(formatProblem(secret)).toBe("password: is too short; use 12 characters");
  });

  it("says that a value is missing", () => {
    expect(formatProblem({ ...tooSmall, got: undefined })).toBe(
      "max: is too small, got nothing; raise it",
    );
  });
});

describe("describeValue", () => {
  it.each([
    ["text", '"text"'],
    [{ a: [1] }, '{"a":[1]}'],
    [undefined, "nothing"],
    [null, "null"],
  ])("writes %j as %s", (value, text) => {
    expect(describeValue(value)).toBe(text);
  });

  it("cuts a long value to 120 characters", () => {
    const text = describeValue("a".repeat(500));
    expect([text.length, text.at(-1)]).toEqual([120, "…"]);
  });
});
