import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { replaceBetweenMarkers } from "./markers";
import { findFamilies, readFamily } from "./read-family";
import { renderReadmeTables, renderReference } from "./render";

/** A generated file, or one with a generated part. */
export interface Page {
  /** Relative to the root. */
  readonly file: string;
  readonly text: string;
}

/** All pages as they ought to be, and what in the comments is wrong. */
export interface GeneratedDocs {
  readonly pages: readonly Page[];
  readonly problems: readonly string[];
}

/** Generates every family's reference page and the tables of its README. */
export function generateDocs(root: string): GeneratedDocs {
  const families = findFamilies(root).map((family) => {
    const doc = readFamily(root, family);
    const readme = generateReadme(root, `components/${family}/README.md`, renderReadmeTables(doc));
    return {
      pages: [{ file: `docs/reference/${family}.md`, text: renderReference(doc) }, ...readme.pages],
      problems: [
        ...doc.problems.map((problem) => `components/${family}: ${problem}`),
        ...readme.problems,
      ],
    };
  });
  return {
    pages: families.flatMap(({ pages }) => pages),
    problems: families.flatMap(({ problems }) => problems),
  };
}

/** The core family is read in the reference only: a caller composes the other families. */
function generateReadme(root: string, file: string, tables: string): GeneratedDocs {
  const absolute = path.join(root, file);
  if (!existsSync(absolute)) return { pages: [], problems: [] };
  const text = replaceBetweenMarkers(readFileSync(absolute, "utf8"), tables);
  if (text === undefined) {
    return {
      pages: [],
      problems: [`${file}: has no reference markers; add them where the tables go`],
    };
  }
  return { pages: [{ file, text }], problems: [] };
}

/** Files on disk that differ from what the sources say now. */
export function findStalePages(root: string, pages: readonly Page[]): readonly string[] {
  return pages
    .filter(({ file, text }) => {
      const absolute = path.join(root, file);
      return !existsSync(absolute) || readFileSync(absolute, "utf8") !== text;
    })
    .map(({ file }) => file);
}
