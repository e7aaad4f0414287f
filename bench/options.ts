import { parseArgs } from "node:util";
import { ConfigurationError } from "../components/core/pure/configuration-error";
import { assertValid } from "../components/core/pure/validate";

/** What to measure and how to say it. */
export interface BenchOptions {
  /** Letters of the benchmarks to run. */
  readonly only: readonly string[];
  readonly json: boolean;
  /** Runs of each side. */
  readonly rounds: number;
}

/** Reads `--only a,e --json --rounds 5`. */
export function parseOptions(args: readonly string[], known: readonly string[]): BenchOptions {
  const { only = known.join(","), json = false, rounds = "5" } = parseFlags(args);
  const letters = only.split(",").map((letter) => letter.trim());
  assertValid([
    ...letters.map((letter) => ({
      when: !known.includes(letter),
      path: "--only",
      problem: "names no benchmark",
      got: letter,
      fix: `use letters of ${known.join(", ")}`,
    })),
    {
      when: !/^[1-9]\d?$/.test(rounds),
      path: "--rounds",
      problem: "is not a number of runs",
      got: rounds,
      fix: "use 1 to 99; the targets hold for 5",
    },
  ]);
  return { only: letters, json, rounds: Number(rounds) };
}

interface Flags {
  readonly only?: string;
  readonly json?: boolean;
  readonly rounds?: string;
}

function parseFlags(args: readonly string[]): Flags {
  try {
    const options = {
      only: { type: "string" },
      json: { type: "boolean" },
      rounds: { type: "string" },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError([`${message}; flags are --only, --json and --rounds`]);
  }
}
