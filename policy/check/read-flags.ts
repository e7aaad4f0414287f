import { assertValid, type ValidationRule } from "../../components/core/pure/validate";
import { RULES } from "../rules/index";
import {
  DEFAULT_ENVIRONMENT,
  POLICY_ENVIRONMENTS,
  type PolicyEnvironment,
} from "../rule/environment";
import { NEWEST_MINOR, parseKubernetesVersion } from "../rule/kubernetes-version";
import { LEVELS } from "../rule/levels";
import { didYouMean } from "../../components/core/pure/nearest-word";
import type { CheckOptions } from "./evaluate";

/** Formats that a report can be written in. */
export const REPORT_FORMATS = ["text", "json", "sarif", "junit", "markdown"] as const;

/** One of {@link REPORT_FORMATS}. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Formats of what is not a report: lists and pages. */
export const PLAIN_FORMATS = ["text", "json"] as const;

/** The flags of `policy check`, as typed. */
export interface CheckFlags {
  readonly environment?: string;
  readonly kubernetesVersion?: string;
  readonly only?: string;
  readonly level?: string;
  readonly format?: string;
  readonly config?: string;
  readonly waivers?: string;
  readonly baseline?: string;
}

/** Reads the flags; throws a ConfigurationError that lists everything wrong with them. */
export function readCheckFlags(flags: CheckFlags): CheckOptions {
  assertValid([...checkFlagRules(flags), ...formatRules(flags.format)]);
  const only = splitIds(flags.only);
  const level = LEVELS.find((name) => name === flags.level);
  const kubernetesVersion = parseKubernetesVersion(flags.kubernetesVersion ?? "");
  return {
    environment: environmentNamed(flags.environment) ?? DEFAULT_ENVIRONMENT,
    ...(only && { only }),
    ...(level && { level }),
    ...(kubernetesVersion && { kubernetesVersion }),
  };
}

/** Reads `--format`; text when it is left out. */
export function readFormat(format: string | undefined): ReportFormat {
  assertValid(formatRules(format));
  return REPORT_FORMATS.find((name) => name === format) ?? "text";
}

/** Reads the `--format` of a command that writes no report; text when it is left out. */
export function readPlainFormat(format: string | undefined): (typeof PLAIN_FORMATS)[number] {
  assertValid([oneOf("--format", format, PLAIN_FORMATS)]);
  return PLAIN_FORMATS.find((name) => name === format) ?? "text";
}

function checkFlagRules(flags: CheckFlags): readonly ValidationRule[] {
  const { environment, level, kubernetesVersion } = flags;
  const rules = [
    oneOf("--environment", environment, POLICY_ENVIRONMENTS),
    oneOf("--level", level, LEVELS),
    {
      when: kubernetesVersion !== undefined && !parseKubernetesVersion(kubernetesVersion),
      path: "--kubernetes-version",
      problem: "is not a version that the rules know",
      got: kubernetesVersion,
      fix: `give a minor version from 1.0 to 1.${NEWEST_MINOR}`,
    },
  ];
  return [...rules, ...(splitIds(flags.only) ?? []).map(ruleIdRule)];
}

function ruleIdRule(id: string): ValidationRule {
  const ids = RULES.map((rule) => rule.id);
  return {
    when: !ids.includes(id),
    path: "--only",
    problem: "is not a rule",
    got: id,
    fix: didYouMean(id, ids) ?? "`orchestrate policy list` shows the rules",
  };
}

function formatRules(format: string | undefined): readonly ValidationRule[] {
  return [oneOf("--format", format, REPORT_FORMATS)];
}

function oneOf(path: string, got: string | undefined, allowed: readonly string[]): ValidationRule {
  const when = got !== undefined && !allowed.includes(got);
  return { when, path, problem: "is not available", got, fix: `use ${allowed.join(" or ")}` };
}

function environmentNamed(name: string | undefined): PolicyEnvironment | undefined {
  return POLICY_ENVIRONMENTS.find((environment) => environment === name);
}

function splitIds(only: string | undefined): readonly string[] | undefined {
  return only?.split(",").map((id) => id.trim());
}
