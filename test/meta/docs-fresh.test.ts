import { describe, expect, it } from "vitest";
import { FIELD_SECTIONS } from "../../coverage/field";
import { renderFieldPage } from "../../scripts/coverage/field-page";
import { coverRows, findLedgerProblems, readLedger } from "../../scripts/coverage/ledger";
import { renderCoverage } from "../../scripts/coverage/report";
import { generateAllDocs } from "../../scripts/docs/all-docs";
import { findStalePages } from "../../scripts/docs/pages";
import { readRepositoryFile, ROOT } from "../support/repository";

describe("generated documentation", () => {
  const docs = generateAllDocs(ROOT);

  it("is what `npm run docs` would write", () => {
    expect(findStalePages(ROOT, docs.pages)).toEqual([]);
  });

  it("finds a comment on every export, and every `@default` true", () => {
    expect(docs.problems).toEqual([]);
  });
});

describe("coverage of the article", () => {
  const ledger = readLedger(ROOT);

  it("is what `npm run coverage:rows` would write", () => {
    expect(readRepositoryFile("docs/coverage.md")).toBe(renderCoverage(coverRows(ledger)));
  });

  it("has a proof for each claim and a claim for each proof", () => {
    expect(findLedgerProblems(ledger)).toEqual([]);
  });
});

describe("coverage of what the field has", () => {
  it("is what `npm run coverage:rows` would write", () => {
    expect(readRepositoryFile("docs/cluster-coverage.md")).toBe(renderFieldPage(FIELD_SECTIONS));
  });
});
