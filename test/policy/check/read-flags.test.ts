import { describe, expect, it } from "vitest";
import { readCheckFlags, readFormat } from "../../../policy/check/read-flags";

describe("readCheckFlags", () => {
  it("checks at the strictest levels when nothing is said", () => {
    expect(readCheckFlags({})).toEqual({ environment: "prod" });
  });

  it("reads every flag", () => {
    expect(
      readCheckFlags({
        environment: "dev",
        kubernetesVersion: "1.34",
        only: "pss-privileged, eks-logging",
        level: "mandatory",
        format: "json",
      }),
    ).toEqual({
      environment: "dev",
      kubernetesVersion: { minor: 34 },
      only: ["pss-privileged", "eks-logging"],
      level: "mandatory",
    });
  });

  it("lists everything wrong at once", () => {
    expect(() =>
      readCheckFlags({
        environment: "staging",
        kubernetesVersion: "1.99",
        only: "pss-priviliged,zzz",
        level: "info",
        format: "xml",
      }),
    ).toThrow(
      [
        "6 problems:",
        '  --environment: is not available, got "staging"; use dev or prod',
        '  --level: is not available, got "info"; use advisory or remediate or mandatory',
        '  --kubernetes-version: is not a version that the rules know, got "1.99"; give a minor version from 1.0 to 1.37',
        '  --only: is not a rule, got "pss-priviliged"; did you mean "pss-privileged"?',
        '  --only: is not a rule, got "zzz"; `orchestrate policy list` shows the rules',
        '  --format: is not available, got "xml"; use text or json or sarif or junit or markdown',
      ].join("\n"),
    );
  });
});

describe("readFormat", () => {
  it.each([
    [undefined, "text"],
    ["text", "text"],
    ["json", "json"],
  ])("reads %s as %s", (given, format) => {
    expect(readFormat(given)).toBe(format);
  });
});
