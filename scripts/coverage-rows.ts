/**
 * Writes docs/coverage.md: which component declares which bullet of the article, and which test
 * proves it; and docs/cluster-coverage.md, the same of what the field has. With `--check` it writes
 * nothing and fails when a page is stale. Either way a claim without a proof, a proof without a
 * claim and an unknown row are errors.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { CLAIMS } from "../coverage";
import { FIELD_SECTIONS } from "../coverage/field";
import { findClaimProblems } from "./coverage/claims";
import { findFieldProblems, renderFieldPage } from "./coverage/field-page";
import { coverRows, findLedgerProblems, isCounted, readLedger } from "./coverage/ledger";
import { renderCoverage } from "./coverage/report";
import { findStalePages } from "./docs/pages";

const ROOT = path.dirname(__dirname);
const PAGE = "docs/coverage.md";
const FIELD_PAGE = "docs/cluster-coverage.md";

function main(check: boolean): number {
  const ledger = readLedger(ROOT);
  const problems = [
    ...findClaimProblems(ROOT, CLAIMS),
    ...findLedgerProblems(ledger),
    ...findFieldProblems(ROOT, FIELD_SECTIONS),
  ];
  const rows = coverRows(ledger);
  const pages = [
    { file: PAGE, text: renderCoverage(rows) },
    { file: FIELD_PAGE, text: renderFieldPage(FIELD_SECTIONS) },
  ];
  for (const problem of problems) console.error(problem);
  if (check && findStalePages(ROOT, pages).length > 0) {
    console.error(`${PAGE} or ${FIELD_PAGE}: is stale; run \`npm run coverage:rows\`, commit it`);
    return 1;
  }
  if (!check) {
    for (const { file, text } of pages) writeFileSync(path.join(ROOT, file), text);
  }
  console.log(`${rows.filter(isCounted).length} of ${rows.length} rows are covered and proven`);
  return problems.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.includes("--check"));
