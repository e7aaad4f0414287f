import { CLAIMS, findRow, type Row, ROWS } from "../../coverage";
import { type Claim, readClaims } from "./claims";
import { findProofs, idsOfTitle, type Mention } from "./proofs";
import { readSources } from "../source-files";

/** What the components claim and what the tests prove. */
export interface Ledger {
  readonly claims: readonly Claim[];
  readonly named: readonly Mention[];
  readonly proven: readonly Mention[];
}

/** Folders whose tests may prove a row. */
const FOLDERS = ["components", "stacks"];

/** Reads the claims and the repository's tests. */
export function readLedger(root: string): Ledger {
  const proofs = FOLDERS.flatMap((folder) => readSources(root, `test/${folder}`))
    .filter(({ file }) => file.endsWith(".test.ts"))
    .map(findProofs);
  return {
    claims: readClaims(CLAIMS),
    named: proofs.flatMap((proof) => proof.named),
    proven: proofs.flatMap((proof) => proof.proven),
  };
}

/** A row with the components that cover it and the tests that prove it. */
export interface CoveredRow {
  readonly row: Row;
  readonly claims: readonly Claim[];
  readonly proofs: readonly Mention[];
}

/** Every row of the article; one counts when it has both a claim and a proof. */
export function coverRows(ledger: Ledger): readonly CoveredRow[] {
  return ROWS.map((row) => ({
    row,
    claims: ledger.claims.filter(({ id }) => id === row.id),
    proofs: ledger.proven.filter(({ id }) => id === row.id),
  }));
}

/** True for a row that a component covers and a test proves. */
export function isCounted({ claims, proofs }: CoveredRow): boolean {
  return claims.length > 0 && proofs.length > 0;
}

/** All that is wrong with the ledger, one line a problem, each naming its place. */
export function findLedgerProblems(ledger: Ledger): readonly string[] {
  const claimed = new Set(ledger.claims.map(({ id }) => id));
  const proven = new Set(ledger.proven.map(({ id }) => id));
  return [
    ...ledger.claims.flatMap((claim) => claimProblem(claim, proven)),
    ...ledger.named.flatMap((mention) => titleProblem(mention, ledger.proven)),
    ...ledger.proven.flatMap((mention) => proofProblem(mention, claimed)),
  ];
}

function claimProblem(claim: Claim, proven: ReadonlySet<string>): readonly string[] {
  const at = `coverage/claims.ts: ${claim.component} covers ${claim.id}`;
  const row = findRow(claim.id);
  if (row === undefined) return [`${at}, which the article does not have; see coverage/rows`];
  if (row.kind === "people") return [`${at}, which is about people; take it off`];
  if (!proven.has(claim.id)) return [`${at}, which no test proves; add a provesRow or take it off`];
  return [];
}

function titleProblem(mention: Mention, proven: readonly Mention[]): readonly string[] {
  const { id, file, line, title } = mention;
  const isProven = proven.some(
    (proof) => proof.id === id && proof.file === file && proof.title === title,
  );
  return isProven ? [] : [`${file}:${line}: the title names ${id}, but the test does not prove it`];
}

function proofProblem(mention: Mention, claimed: ReadonlySet<string>): readonly string[] {
  const at = `${mention.file}:${mention.line}: proves ${mention.id}`;
  if (findRow(mention.id) === undefined) return [`${at}, which the article does not have`];
  if (mention.title === undefined) return [`${at} outside of a test that runs`];
  if (!idsOfTitle(mention.title).includes(mention.id))
    return [`${at}, which the test's title does not name`];
  if (!claimed.has(mention.id))
    return [`${at}, which no component covers; add it to coverage/claims.ts`];
  return [];
}
