import type { z } from "zod";
import { hideSecrets } from "../../components/core/pure/secret-text";
import { describeValue } from "../../components/core/pure/validate";
import { didYouMean } from "../../components/core/pure/nearest-word";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { knownKeys } from "./known-keys";
import { formatPath } from "./setting-path";

/** The configuration that was refused, for naming its values and suggesting its keys. */
export interface Refused {
  readonly schema: z.ZodType;
  readonly raw: unknown;
}

/**
 * The problems of a refused configuration, one line each, in the product's message form:
 * `<path>: <what is wrong>, got <value>; <what to change>`.
 */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  refused: Refused,
): readonly string[] {
  return issues.flatMap((issue) => describeIssue(issue, refused));
}

/** Where the issues are, as messages write it. */
export function pathsOfIssues(issues: readonly z.core.$ZodIssue[]): ReadonlySet<string> {
  return new Set(issues.map(({ path }) => formatPath(path)));
}

function describeIssue(issue: z.core.$ZodIssue, refused: Refused): readonly string[] {
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => describeUnknownKey(issue.path, key, refused));
    case "invalid_key":
      return issue.issues.map((inner) => {
        const [problem, fix] = explain(inner);
        return `${formatPath(issue.path)}: ${problem}; ${fix}`;
      });
    default:
      return [describeValueIssue(issue, refused.raw)];
  }
}

function describeUnknownKey(path: readonly PropertyKey[], key: string, refused: Refused): string {
  const known = knownKeys(refused.schema, refused.raw, path);
  return `${formatPath([...path, key])}: is not a setting; ${suggest(key, known)}`;
}

function describeValueIssue(issue: z.core.$ZodIssue, raw: unknown): string {
  const got = hideSecrets(String(issue.path.at(-1)), valueAt(raw, issue.path));
  const [problem, fix] = explain(issue);
  return got === undefined
    ? `${formatPath(issue.path)}: is required; ${fix}`
    : `${formatPath(issue.path)}: ${problem}, got ${describeValue(got)}; ${fix}`;
}

/** What is wrong and what to change. Messages of our own schemas say both, separated by a semicolon. */
function explain(issue: z.core.$ZodIssue): readonly [problem: string, fix: string] {
  const [problem = "", ...fix] = issue.message.split("; ");
  if (fix.length > 0) return [problem, fix.join("; ")];
  switch (issue.code) {
    case "invalid_type":
      return [`must be ${article(issue.expected)}`, `set it to ${article(issue.expected)}`];
    case "invalid_value":
      return ["is not one of the allowed values", `use ${listOf(issue.values)}`];
    case "invalid_union":
      return ["is not one of the allowed values", `use ${listOf(optionsOf(issue))}`];
    case "too_small":
      return [`must be at least ${issue.minimum}`, `raise it to ${issue.minimum} or more`];
    case "too_big":
      return [`must be at most ${issue.maximum}`, `lower it to ${issue.maximum} or less`];
    default:
      return [issue.message, "see docs/schemas/configuration.json"];
  }
}

function optionsOf(issue: z.core.$ZodIssueInvalidUnion): readonly unknown[] {
  return "options" in issue && Array.isArray(issue.options) ? issue.options : [];
}

/** The nearest known key, or all of them where none is near. */
function suggest(key: string, known: readonly string[]): string {
  if (known.length === 0) return "remove it";
  return didYouMean(key, known) ?? `the settings here are ${known.join(", ")}`;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    const holds = (isPlainObject(value) || Array.isArray(value)) && Object.hasOwn(value, key);
    return holds ? Reflect.get(value, key) : undefined;
  }, raw);
}

function listOf(values: readonly unknown[]): string {
  const texts = values.map((value) => describeValue(value));
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`;
}

const NOUNS: Readonly<Record<string, string>> = { int: "whole number", record: "object" };

function article(expected: string): string {
  const noun = NOUNS[expected] ?? expected;
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}
