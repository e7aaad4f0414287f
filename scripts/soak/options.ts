import { parseArgs } from "node:util";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { assertValid } from "../../components/core/pure/validate";

/** The parts of a soak. */
export const PARTS = ["kills", "fuzz"] as const;

export type Part = (typeof PARTS)[number];

/** How much to try, and from where. */
export interface SoakOptions {
  /** Interrupted updates. */
  readonly trials: number;
  /** The only trial to run, counted from 1; all where it is left out. */
  readonly trial: number | undefined;
  /** Configurations read by the fuzz. */
  readonly settings: number;
  /** Configurations planned by the fuzz. */
  readonly plans: number;
  readonly seed: number;
  readonly parts: readonly Part[];
  /** Where Kubernetes objects go in the trials. */
  readonly kubernetes: "api-server" | "recorded";
  /** Markdown file for the summary; none where it is left out. */
  readonly out: string | undefined;
}

/** Text of `--help`. */
export const USAGE = `npm run soak -- [flags]

Runs what is too long for every change: updates of dev on simulated clouds that are killed on the way
and recovered, and made-up configurations through the settings and the plan. About ten minutes.

  --only PARTS       ${PARTS.join(" or ")}; both, separated by a comma, when left out
  --trials N         updates to kill (default 60)
  --trial N          only this one of them, counted from 1
  --settings N       configurations to read (default 10000)
  --plans N          configurations to plan (default 2000)
  --seed N           where chance starts (default 1)
  --kubernetes MODE  recorded, or api-server for real API servers, which takes ten times as long
                     (default recorded)
  --out FILE         write the summary to a file as well, in markdown
  -h, --help         this text

Examples:
  npm run soak                                           all of it
  npm run soak -- --only kills --trials 5                a taste of the kills
  npm run soak -- --only kills --trial 17                one trial again
  npm run soak -- --only fuzz --plans 500 --seed 7       other configurations, fewer plans
  npm run soak -- --kubernetes api-server --out soak.md  on real API servers, with a summary

Exits with 1 where a trial found something, with 2 on wrong usage, with 130 on Ctrl-C.
`;

const FLAGS = {
  trials: { type: "string", default: "60" },
  trial: { type: "string" },
  settings: { type: "string", default: "10000" },
  plans: { type: "string", default: "2000" },
  seed: { type: "string", default: "1" },
  only: { type: "string", default: PARTS.join(",") },
  kubernetes: { type: "string", default: "recorded" },
  out: { type: "string" },
} as const;

/** True where the command line asks for the help, whatever else it says. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

/** Reads the command line; everything wrong with it is reported at once. */
export function parseOptions(args: readonly string[]): SoakOptions {
  const values = parseFlags(args);
  const only = values.only.split(",");
  const parts = PARTS.filter((part) => only.includes(part));
  const { kubernetes } = values;
  assertValid([
    ...(["trials", "settings", "plans", "seed", "trial"] as const).map((flag) => ({
      when: values[flag] !== undefined && !/^\d{1,9}$/.test(values[flag]),
      path: `--${flag}`,
      problem: "must be a whole number",
      got: values[flag],
      fix: "use 0 or more",
    })),
    ...nothingTried(values, parts),
    {
      when: parts.length !== only.length,
      path: "--only",
      problem: `knows ${PARTS.join(" and ")}`,
      got: values.only,
      fix: "use one of them or both",
    },
    {
      when: kubernetes !== "recorded" && kubernetes !== "api-server",
      path: "--kubernetes",
      problem: "is not a mode",
      got: kubernetes,
      fix: "use recorded or api-server",
    },
  ]);
  return {
    trials: Number(values.trials),
    trial: values.trial === undefined ? undefined : Number(values.trial),
    settings: Number(values.settings),
    plans: Number(values.plans),
    seed: Number(values.seed),
    parts,
    kubernetes: kubernetes === "api-server" ? kubernetes : "recorded",
    out: values.out,
  };
}

/** A part that tries nothing would find nothing, and pass. */
function nothingTried(flags: ReturnType<typeof parseFlags>, parts: readonly Part[]) {
  const last = Number(flags.trials);
  const trial = Number(flags.trial ?? 1);
  const hasKills = parts.includes("kills");
  return [
    {
      when: hasKills && last === 0,
      path: "--trials",
      problem: "leaves nothing to try",
      got: flags.trials,
      fix: "use 1 or more, or --only fuzz",
    },
    {
      when: hasKills && last > 0 && (trial < 1 || trial > last),
      path: "--trial",
      problem: "is none of the trials",
      got: flags.trial,
      fix: `use 1 to ${last}`,
    },
    {
      when: parts.includes("fuzz") && Number(flags.settings) === 0 && Number(flags.plans) === 0,
      path: "--settings, --plans",
      problem: "leave nothing to try",
      got: "0, 0",
      fix: "use 1 or more of one of them, or --only kills",
    },
  ];
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS, strict: true }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError([
      `soak: ${message}; the flags are --${Object.keys(FLAGS).join(", --")}, --help`,
    ]);
  }
}
