import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Root of the repository. */
export const ROOT = path.resolve(__dirname, "../..");

/** What git ignores, and git itself. */
const IGNORED = new Set([".git", "node_modules", "dist", ".sandbox"]);

/** All files of the repository, relative to its root with forward slashes, in order. */
export function repositoryFiles(folder = ""): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => !IGNORED.has(name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? repositoryFiles(file) : [file];
    })
    .sort();
}

/** Text of a file of the repository. */
export function readRepositoryFile(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

let sources: readonly string[] | undefined;

/** TypeScript that people wrote and that is shipped or run: no tests, nothing generated. */
export function productSources(): readonly string[] {
  sources ??= repositoryFiles().filter(
    (file) =>
      file.endsWith(".ts") &&
      !file.startsWith("test/") &&
      !readRepositoryFile(file).startsWith("// Generated"),
  );
  return sources;
}
