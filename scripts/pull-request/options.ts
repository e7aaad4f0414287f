import { parseArgs } from "node:util";

/** What `npm run check:pr` was asked for. */
export interface CheckOptions {
  /** Commit, branch or tag that the working copy is held against. */
  readonly base: string;
  /** File for the summary; stdout when left out. */
  readonly out?: string;
  /** Whether to leave typecheck and tests to others. */
  readonly skipTests: boolean;
}

/** Text of `--help`. */
export const USAGE = `npm run check:pr -- --base REF [--out FILE] [--skip-tests]

Does locally what the workflow of a pull request does without an account: typecheck and tests, then
plans dev and prod at REF and in the working copy, compares them, runs the policy check, and writes a
summary in markdown that shows the findings first that REF does not have.

  --base REF    commit, branch or tag to compare with
  --out FILE    write the summary to a file instead of stdout
  --skip-tests  neither typecheck nor tests
  --help        this text

Exits with 1 on a failed test or a mandatory finding, with 2 on wrong usage, with 130 on Ctrl-C.
`;

/** Reads the arguments; a text is what is wrong with them, or the help that was asked for. */
export function readOptions(args: readonly string[]): CheckOptions | "help" | { problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        base: { type: "string" },
        out: { type: "string" },
        "skip-tests": { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help === true) return "help";
    const { base, out, "skip-tests": skipTests = false } = values;
    if (base === undefined || base === "") {
      return { problem: "--base: is missing; name the commit to compare with" };
    }
    // git would take it for one of its own options.
    if (base.startsWith("-")) {
      return { problem: `--base: is not a commit, got "${base}"; name a commit, branch or tag` };
    }
    return { base, skipTests, ...(out !== undefined && { out }) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
