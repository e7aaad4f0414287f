import { BASELINE_FORMAT } from "../baseline/baseline";
import { readBaseline } from "../baseline/read-baseline";
import { lintConfig } from "../config/lint-config";
import { LocatedDocument } from "../config/located-document";
import { parseFile } from "../config/read-file";
import { RULES } from "../rules/index";
import { isRecord } from "../rule/resource";
import { namesOfRules } from "../rule/metadata";
import { lintTerms } from "../waivers/lint-terms";
import { readWaivers } from "../waivers/read-waivers";

/**
 * Everything wrong with configurations, waiver files and baselines, each with file and line. What a
 * waiver lacks counts too, although a check would only report it.
 */
export function lintFiles(files: readonly string[], cwd: string, today: string): readonly string[] {
  return files.flatMap((each) => {
    const lint = (file: string, text: string) => ({
      value: undefined,
      problems: lintText(file, text, today),
    });
    return parseFile(each, cwd, lint).problems;
  });
}

function lintText(file: string, text: string, today: string): readonly string[] {
  const document = new LocatedDocument(file, text);
  const { format, waivers } = isRecord(document.value) ? document.value : {};
  if (format === BASELINE_FORMAT) return readBaseline(file, text).problems;
  if (format === undefined && waivers === undefined) return lintConfig(document);
  const names = namesOfRules(RULES);
  const read = readWaivers(file, text, names);
  return [...read.problems, ...lintTerms(read, names, today)];
}
