import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A file of JSON lines that only grows while a run lasts. Writes are synchronous: when the engine
 * hears that a resource exists, the line is in the file, whatever happens to the process next.
 */
export class AccountJournal {
  private readonly file: string;
  private isReady = false;

  constructor(file: string) {
    this.file = file;
  }

  /** All complete lines. A last line that was cut off by a crash is left out. */
  read(): readonly unknown[] {
    return readLines(this.file).flatMap((line) => {
      try {
        const entry: unknown = JSON.parse(line);
        return [entry];
      } catch {
        return [];
      }
    });
  }

  append(entry: unknown): void {
    this.makeFolder();
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  /** Replaces the file by these lines, in one step; an empty account needs no file. */
  rewrite(entries: readonly unknown[]): void {
    if (entries.length === 0 && readLines(this.file).length === 0) return;
    this.makeFolder();
    const fresh = `${this.file}.new`;
    writeFileSync(fresh, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    renameSync(fresh, this.file);
  }

  private makeFolder(): void {
    if (this.isReady) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    this.isReady = true;
  }
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
