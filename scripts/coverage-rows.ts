/**
 * Writes docs/coverage.md: which component declares which bullet of the article, and which test
 * proves it. With `--check` it writes nothing and fails when the page is stale. Either way a claim
 * without a proof, a proof without a claim and an unknown row are errors.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { coverRows, findLedgerProblems, isCounted, readLedger } from "./coverage/ledger";
import { renderCoverage } from "./coverage/report";
import { findStalePages } from "./docs/pages";

const ROOT = path.dirname(__dirname);
const PAGE = "docs/coverage.md";

function main(check: boolean): number {
  const ledger = readLedger(ROOT);
  const problems = findLedgerProblems(ledger);
  const rows = coverRows(ledger);
  const page = { file: PAGE, text: renderCoverage(rows) };
  for (const problem of problems) console.error(problem);
  if (check && findStalePages(ROOT, [page]).length > 0) {
    console.error(`${PAGE}: is stale; run \`npm run coverage:rows\` and commit it`);
    return 1;
  }
  if (!check) writeFileSync(path.join(ROOT, PAGE), page.text);
  console.log(`${rows.filter(isCounted).length} of ${rows.length} rows are covered and proven`);
  return problems.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.includes("--check"));
