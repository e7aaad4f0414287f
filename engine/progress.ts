import type { ToolchainContext } from "./toolchain/toolchain-context";

/** Shows that something long is still moving. */
export interface Progress {
  /** What is happening now; shown at once on a terminal, every few seconds elsewhere. */
  update(detail: string): void;
  /** Ends the line. */
  done(): void;
}

/** Log files get a line this often: enough to see life, few enough to read. */
const LOG_INTERVAL_MS = 15_000;

/** Terminals are redrawn at most this often. */
const REDRAW_INTERVAL_MS = 200;

/** Starts a progress line such as `building pulumi 3.259.0: 412 packages, 1 min 05 s`. */
export function startProgress(context: ToolchainContext, title: string): Progress {
  const started = Date.now();
  let last = 0;
  const line = (detail: string): string =>
    `${title}: ${detail === "" ? "" : `${detail}, `}${formatDuration(Date.now() - started)}`;
  context.stderr.write(context.isTerminal ? `${title} …` : `${title}\n`);
  return {
    update(detail): void {
      const now = Date.now();
      const interval = context.isTerminal ? REDRAW_INTERVAL_MS : LOG_INTERVAL_MS;
      if (now - Math.max(last, context.isTerminal ? 0 : started) < interval) return;
      last = now;
      context.stderr.write(context.isTerminal ? `\r\u001b[K${line(detail)}` : `${line(detail)}\n`);
    },
    done(): void {
      if (context.isTerminal) context.stderr.write(`\r\u001b[K${line("")}\n`);
    },
  };
}

/** Shorter work is not announced. */
const QUIET_MS = 2_000;

/** Does the work, and names it on stderr where it takes more than two seconds. */
export async function withProgress<T>(
  context: Pick<ToolchainContext, "stderr">,
  title: string,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => context.stderr.write(`${title} …\n`), QUIET_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/** `8 s`, `1 min 05 s`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}
