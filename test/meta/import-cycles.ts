import type { SourceImport } from "../support/imports";

/** The files that each file imports. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

/** The graph of a set of imports; what is imported from packages is left out. */
export function importGraph(imports: readonly SourceImport[]): ImportGraph {
  const files = new Set(imports.map(({ file }) => file));
  const graph = new Map([...files].map((file) => [file, new Set<string>()]));
  for (const { file, target, isRelative } of imports) {
    const imported = isRelative ? fileOf(target, files) : undefined;
    if (imported !== undefined) graph.get(file)?.add(imported);
  }
  return graph;
}

/** The file behind a specifier; undefined for one without imports, which closes no cycle. */
function fileOf(target: string, files: ReadonlySet<string>): string | undefined {
  const base = target.replace(/\.js$/, "").replace(/\/$/, "");
  return [`${base}.ts`, `${base}/index.ts`, target].find((candidate) => files.has(candidate));
}

/** Groups of files that import each other, directly or by others; every file and group in order. */
export function findCycles(graph: ImportGraph): readonly (readonly string[])[] {
  const candidates = withoutLeaves(graph);
  const reached = new Map(
    [...candidates].map((file) => [file, reachableFrom(file, graph, candidates)]),
  );
  const groups = [...reached]
    .filter(([file, others]) => others.has(file))
    .map(([file, others]) => [...others].filter((other) => reached.get(other)?.has(file)).sort())
    .map((group) => group.join("\n"));
  return [...new Set(groups)].sort().map((group) => group.split("\n"));
}

/** Leaves out what imports nothing that is left, over and over: no cycle goes through it. */
function withoutLeaves(graph: ImportGraph): ReadonlySet<string> {
  const left = new Set(graph.keys());
  const importsLeft = (file: string) =>
    [...(graph.get(file) ?? [])].some((other) => left.has(other));
  for (let count = -1; count !== left.size;) {
    count = left.size;
    for (const file of left) if (!importsLeft(file)) left.delete(file);
  }
  return left;
}

function reachableFrom(
  start: string,
  graph: ImportGraph,
  candidates: ReadonlySet<string>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(graph.get(start) ?? [])];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || !candidates.has(file)) continue;
    reached.add(file);
    waiting.push(...(graph.get(file) ?? []));
  }
  return reached;
}
