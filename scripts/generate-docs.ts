/**
 * Writes docs/reference/<family>.md and the tables in components/<family>/README.md from the TSDoc
 * comments, docs/policies from the rules and docs/schemas/configuration.json from the settings. With
 * `--check` it writes nothing and fails when a page is stale.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { generateAllDocs } from "./docs/all-docs";
import { findStalePages } from "./docs/pages";

const ROOT = path.dirname(__dirname);

function main(check: boolean): number {
  const { pages, problems } = generateAllDocs(ROOT);
  for (const problem of problems) console.error(problem);
  const stale = findStalePages(ROOT, pages);
  if (check) {
    for (const file of stale)
      console.error(`${file}: is stale; run \`npm run docs\` and commit it`);
    return stale.length + problems.length > 0 ? 1 : 0;
  }
  for (const { file, text } of pages.filter((page) => stale.includes(page.file))) {
    mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
    writeFileSync(path.join(ROOT, file), text);
    console.log(file);
  }
  return problems.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.includes("--check"));
