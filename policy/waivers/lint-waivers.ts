import type { LocatedDocument, Mistake, DocumentPath } from "../config/located-document";
import { POLICY_ENVIRONMENTS } from "../rule/environment";
import { didYouMean } from "../../components/core/pure/nearest-word";
import { isRecord } from "../rule/resource";
import { globMatches } from "../rule/glob";
import { REQUIRED_TERMS, WAIVER_RULE } from "./waiver";

type Entry = Readonly<Record<string, unknown>>;

/** Version tag of a waiver file. */
export const WAIVERS_FORMAT = "orchestration-waivers/1";

const FILE_KEYS = ["format", "waivers"];
const LISTS = ["rules", "resources", "environments"];
const TEXTS = ["id", "rule", "path", ...REQUIRED_TERMS];

/** An id that can also stand as the name of an exception at Pulumi. */
const ID = /^[A-Za-z0-9][\w.-]*$/;

/**
 * Everything about a waiver file that leaves unclear what is waived. Terms that are missing or have
 * run out are not among it: such a waiver is clear, waives nothing, and is a finding of the hygiene
 * rule.
 */
export function lintWaivers(
  document: LocatedDocument,
  ruleNames: readonly string[],
): readonly string[] {
  if (document.value === undefined) return document.problems;
  const mistakes = fileMistakes(document.value, ruleNames);
  return [...document.problems, ...mistakes.map((mistake) => document.describe(mistake))];
}

function fileMistakes(value: unknown, ruleNames: readonly string[]): readonly Mistake[] {
  if (!isRecord(value)) {
    const fix = `start it with \`format: ${WAIVERS_FORMAT}\` and \`waivers:\``;
    return [{ path: [], problem: "is not a waiver file", got: value, fix }];
  }
  const { format, waivers } = value;
  const mistakes = unknownKeys([], value, FILE_KEYS);
  if (format !== WAIVERS_FORMAT) {
    const fix = `write ${WAIVERS_FORMAT}`;
    return [
      ...mistakes,
      { path: ["format"], problem: "is not a format that this version reads", got: format, fix },
    ];
  }
  if (!Array.isArray(waivers)) {
    const fix = "write `waivers: []` where there are none";
    return [...mistakes, { path: ["waivers"], problem: "must be a list", got: waivers, fix }];
  }
  return [
    ...mistakes,
    ...waivers.flatMap((waiver, at) => waiverMistakes(["waivers", at], waiver, ruleNames)),
    ...repeatedIds(waivers),
  ];
}

function waiverMistakes(
  path: DocumentPath,
  waiver: unknown,
  ruleNames: readonly string[],
): readonly Mistake[] {
  if (!isRecord(waiver)) {
    return [{ path, problem: "is not a waiver", got: waiver, fix: "give it id, rules, resources" }];
  }
  return formMistakes(path, waiver, ruleNames);
}

/** Everything about an entry that leaves unclear what it waives; its rules where they are known. */
export function formMistakes(
  path: DocumentPath,
  waiver: Entry,
  ruleNames?: readonly string[],
): readonly Mistake[] {
  return [
    ...unknownKeys(path, waiver, [...TEXTS, ...LISTS]),
    ...TEXTS.flatMap((key) => textMistakes([...path, key], waiver[key])),
    ...LISTS.flatMap((key) => listMistakes([...path, key], waiver[key])),
    ...idMistakes(path, waiver),
    ...(ruleNames === undefined ? [] : ruleMistakes(path, waiver, ruleNames)),
    ...resourceMistakes(path, waiver),
    ...environmentMistakes(path, waiver),
  ];
}

function unknownKeys(path: DocumentPath, entry: Entry, known: readonly string[]): Mistake[] {
  return Object.keys(entry)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const fix = didYouMean(key, known) ?? `remove it or use one of ${known.join(", ")}`;
      return { path: [...path, key], problem: "is not a key of a waiver file", fix };
    });
}

function textMistakes(path: DocumentPath, got: unknown): readonly Mistake[] {
  if (got === undefined || typeof got === "string") return [];
  return [{ path, problem: "is not text", got, fix: "write it in quotes" }];
}

function listMistakes(path: DocumentPath, got: unknown): readonly Mistake[] {
  if (got === undefined) return [];
  const fix = 'write a list of texts: ["…"]';
  if (!Array.isArray(got)) return [{ path, problem: "must be a list of texts", got, fix }];
  return got.flatMap((item: unknown, at) => {
    if (typeof item === "string" && item.trim() !== "") return [];
    return [
      { path: [...path, at], problem: "is not text", got: item, fix: "write a glob or a name" },
    ];
  });
}

function idMistakes(path: DocumentPath, { id }: Entry): readonly Mistake[] {
  // An id that is not text was reported as such.
  if (typeof id === "string" ? ID.test(id) : id !== undefined) return [];
  const fix = "name the waiver with letters, digits, dots, dashes";
  const problem = id === undefined ? "is missing" : "is not an id";
  return [{ path: [...path, "id"], problem, ...(id !== undefined && { got: id }), fix }];
}

function repeatedIds(waivers: readonly unknown[]): readonly Mistake[] {
  const ids = waivers.map((waiver) => (isRecord(waiver) ? waiver.id : undefined));
  return ids.flatMap((id, at) => {
    if (typeof id !== "string" || ids.indexOf(id) === at) return [];
    const path = ["waivers", at, "id"];
    const problem = `is the id of waivers[${ids.indexOf(id)}] already`;
    return [{ path, problem, got: id, fix: "give each waiver a different id" }];
  });
}

function ruleMistakes(
  path: DocumentPath,
  { rule, rules }: Entry,
  ruleNames: readonly string[],
): readonly Mistake[] {
  if ((rule === undefined) === (rules === undefined)) {
    const problem = rule === undefined ? "is missing" : "stands beside rule";
    const fix = "name the waived rules under rules, or one under rule";
    return [{ path: [...path, "rules"], problem, fix }];
  }
  if (rule !== undefined) return globMistakes([...path, "rule"], rule, ruleNames);
  if (!Array.isArray(rules)) return [];
  if (rules.length === 0) return [emptyList([...path, "rules"], "name a rule")];
  return rules.flatMap((glob: unknown, at) =>
    globMistakes([...path, "rules", at], glob, ruleNames),
  );
}

function globMistakes(
  path: DocumentPath,
  glob: unknown,
  ruleNames: readonly string[],
): readonly Mistake[] {
  if (typeof glob !== "string" || glob.trim() === "") return [];
  if (glob === WAIVER_RULE) {
    return [{ path, problem: "cannot be waived", got: glob, fix: "fix the waiver that it names" }];
  }
  const waivable = ruleNames.filter((id) => id !== WAIVER_RULE);
  if (waivable.some((id) => globMatches(glob, id))) return [];
  const fix = didYouMean(glob, waivable) ?? "`orchestrate policy list` shows the rules";
  return [{ path, problem: "is not a rule", got: glob, fix }];
}

function resourceMistakes(path: DocumentPath, { resources }: Entry): readonly Mistake[] {
  const at = [...path, "resources"];
  const example = 'name what is waived: ["team-a/web"]';
  if (resources === undefined) return [{ path: at, problem: "is missing", fix: example }];
  return Array.isArray(resources) && resources.length === 0 ? [emptyList(at, example)] : [];
}

function environmentMistakes(path: DocumentPath, { environments }: Entry): readonly Mistake[] {
  if (!Array.isArray(environments)) return [];
  const at = [...path, "environments"];
  if (environments.length === 0) return [emptyList(at, "leave it out where it holds everywhere")];
  return environments.flatMap((name: unknown, index) => {
    if (POLICY_ENVIRONMENTS.some((known) => known === name)) return [];
    const fix = `use ${POLICY_ENVIRONMENTS.join(" or ")}`;
    return [{ path: [...at, index], problem: "is not an environment", got: name, fix }];
  });
}

function emptyList(path: DocumentPath, fix: string): Mistake {
  return { path, problem: "is empty", fix };
}
