import { readdirSync, statSync } from "node:fs";
import path from "node:path";

/** A file to check. */
export interface InputFile {
  /** As the user would name it: the path given, or what lies below the folder given. */
  readonly name: string;
  readonly absolute: string;
  /** True when the file itself was named, so that it has to be something we can check. */
  readonly isNamed: boolean;
}

/** Files found, and what was wrong with the paths. */
export interface FoundFiles {
  readonly files: readonly InputFile[];
  readonly problems: readonly string[];
}

/** Files of a folder that may hold manifests, plans or states. */
const EXTENSIONS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);

/** The named files, and those below the named folders in order of name. */
export function findFiles(paths: readonly string[], cwd: string): FoundFiles {
  const found = paths.map((name) => findAt(name, path.resolve(cwd, name)));
  return {
    files: found.flatMap(({ files }) => files),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function findAt(name: string, absolute: string): FoundFiles {
  try {
    if (!statSync(absolute).isDirectory()) {
      return { files: [{ name, absolute, isNamed: true }], problems: [] };
    }
    return { files: filesBelow(name, absolute), problems: [] };
  } catch (error) {
    return { files: [], problems: [describeFileError(name, error)] };
  }
}

function filesBelow(name: string, absolute: string): readonly InputFile[] {
  return readdirSync(absolute, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith(".") && entry.name !== "node_modules")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const child = path.join(name, entry.name);
      const target = path.join(absolute, entry.name);
      if (entry.isDirectory()) return filesBelow(child, target);
      if (!EXTENSIONS.has(path.extname(entry.name).toLowerCase())) return [];
      // A link is followed to a file, never to a folder: that may lead back here.
      const isFile = entry.isFile() || (entry.isSymbolicLink() && pointsToFile(target));
      return isFile ? [{ name: child, absolute: target, isNamed: false }] : [];
    });
}

function pointsToFile(link: string): boolean {
  return statSync(link, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** What a failed read means to the user, with what to change. */
export function describeFileError(name: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return `${name}: does not exist; give the path of a file or folder`;
    case "EACCES":
    case "EPERM":
      return `${name}: may not be read; change its permissions or give another path`;
    default:
      return `${name}: cannot be read (${code}); give the path of a readable file or folder`;
  }
}
