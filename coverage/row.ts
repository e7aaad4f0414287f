/** The families that the article's rows are dealt out to. */
export const FAMILIES = [
  "network",
  "cluster",
  "scaling",
  "mesh",
  "gateway",
  "messaging",
  "events",
  "state",
  "workflow",
  "security",
  "monitoring",
  "cost",
  "delivery",
  "reliability",
  "domains",
  "edge",
  "evaluation",
] as const;

export type Family = (typeof FAMILIES)[number];

/**
 * A row as it is written down: stable id, the article's own wording, and what declares it: words
 * separated by spaces, each a {@link DeclareHint} or the id of a row (`SD-1`, `SD-1..SD-6`) whose
 * hints count here too. Empty where no field of a resource can hold the bullet.
 */
export type RowSource = readonly [id: string, title: string, declares: string];

/** A list of the article: prefix of its rows, section, heading, number of rows. */
export type ArticleList = readonly [prefix: string, section: string, title: string, rows: number];

/** A field that answers a row: `aws.lb.TargetGroup.healthCheck`, `Service`, `preStop`. */
export interface DeclareHint {
  /** `aws.<module>.<Class>` or a kind; `undefined` where the field may stand on any resource. */
  readonly type: string | undefined;
  /** Property names on the way to the field, not all of them; empty for "any field of the type". */
  readonly path: readonly string[];
}

/** One bullet, table row or figure of the article. */
export interface Row {
  readonly id: string;
  readonly title: string;
  readonly family: Family;
  /** A `people` row is about people and process: no resource can implement it. */
  readonly kind: "resource" | "people";
  readonly hints: readonly DeclareHint[];
  /** Ids of the rows whose hints count here too. */
  readonly like: readonly string[];
}

const ROW_ID = /^([A-Z][A-Z0-9]*)-(\d+)(?:\.\.[A-Z][A-Z0-9]*-(\d+))?$/;

/** The row that a line of the data stands for. */
export function parseRow(source: RowSource, family: Family, kind: Row["kind"]): Row {
  const [id, title, declares] = source;
  const words = declares.split(" ").filter((word) => word !== "");
  return {
    id,
    title,
    family,
    kind,
    hints: words.filter((word) => !ROW_ID.test(word)).map(parseHint),
    like: words.flatMap(expandIds),
  };
}

/** `SD-1..SD-3` gives its three ids; a word that is no row id gives none. */
export function expandIds(word: string): readonly string[] {
  const match = ROW_ID.exec(word);
  if (match === null) return [];
  const [, prefix = "", first = "", last = first] = match;
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, index) => `${prefix}-${Number(first) + index}`);
}

/** The type, if it starts with one, and the path; a key with a slash is one name, dots and all. */
export function parseHint(word: string): DeclareHint {
  const match = /^(aws\.\w+\.\w+|[A-Z]\w*)(?:\.(.+))?$/.exec(word);
  if (match === null) return { type: undefined, path: splitPath(word) };
  return { type: match[1], path: match[2] === undefined ? [] : splitPath(match[2]) };
}

function splitPath(path: string): readonly string[] {
  return path.includes("/") ? [path] : path.split(".");
}
