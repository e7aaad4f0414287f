import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { whileLocked } from "./account-lock";

/** What {@link AccountJournal.news} found. */
export interface JournalNews {
  /** True when the file is another one than last time, so that `entries` are all there is. */
  readonly isFresh: boolean;
  readonly entries: readonly unknown[];
}

/**
 * A file of JSON lines that several processes may read and write. Writes are synchronous: when the
 * engine hears that a resource exists, the line is in the file, whatever happens to the process next.
 */
export class AccountJournal {
  private readonly file: string;
  /** Which file was read; a rewritten journal is another file of the same name. */
  private identity = "";
  /** Bytes that were read as complete lines. */
  private position = 0;

  constructor(file: string) {
    this.file = file;
  }

  /** Complete lines that were added since the last call, by whomever. */
  news(): JournalNews {
    const { identity, size } = statOf(this.file);
    const isFresh = identity !== this.identity || size < this.position;
    if (isFresh) {
      this.identity = identity;
      this.position = 0;
    }
    if (size === this.position) return { isFresh, entries: [] };
    const bytes = readBytes(this.file, this.position, size);
    const end = bytes.lastIndexOf("\n") + 1;
    this.position += end;
    return { isFresh, entries: parseLines(bytes.subarray(0, end).toString("utf8")) };
  }

  /** True when a run was killed while writing its last line. */
  get hasCutLine(): boolean {
    return statOf(this.file).size > this.position;
  }

  /** Runs `work`, which may write, while no other process writes. */
  exclusively<T>(work: () => T): T {
    mkdirSync(path.dirname(this.file), { recursive: true });
    return whileLocked(this.file, work);
  }

  append(entry: unknown): void {
    appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  /** Replaces the file by these lines, in one step. */
  rewrite(entries: readonly unknown[]): void {
    const fresh = `${this.file}.new`;
    writeFileSync(fresh, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    renameSync(fresh, this.file);
  }
}

function parseLines(text: string): readonly unknown[] {
  return text.split("\n").flatMap((line) => {
    if (line === "") return [];
    try {
      const entry: unknown = JSON.parse(line);
      return [entry];
    } catch {
      // A line that a crash cut off, and that a later run closed.
      return [];
    }
  });
}

function readBytes(file: string, from: number, to: number): Buffer {
  const descriptor = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(to - from);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from));
  } finally {
    closeSync(descriptor);
  }
}

function statOf(file: string): { readonly identity: string; readonly size: number } {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return { identity: "", size: 0 };
  // Numbers of deleted files are given to new ones; the time of birth tells them apart.
  return { identity: `${stat.ino}/${stat.birthtimeMs}`, size: stat.size };
}
