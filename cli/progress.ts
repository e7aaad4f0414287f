import type { CliContext } from "./context";

/** Work that ends sooner needs no word. */
const QUIET_MS = 2_000;

/** Does the work, and says on stderr what is going on where it takes more than two seconds. */
export async function withProgress<T>(
  context: Pick<CliContext, "stderr">,
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
