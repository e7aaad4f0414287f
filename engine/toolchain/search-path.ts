import { constants } from "node:fs";
import { access, realpath } from "node:fs/promises";
import path from "node:path";

/** The first executable of that name on PATH, as an absolute path. */
export async function findOnPath(
  program: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  for (const folder of (env.PATH ?? "").split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    const candidate = path.join(folder, program);
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/** The file behind any symbolic links, or the path itself where there is none. */
export async function realPath(file: string): Promise<string> {
  return realpath(file).catch(() => file);
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
