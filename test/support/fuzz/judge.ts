import { ConfigurationError } from "../../../components/core/pure/configuration-error";
import { asRead } from "./configuration-texts";
import type { FuzzCase } from "./fuzz-case";
import { fileFormFaults, formFaults } from "./message-form";

/** What became of a configuration. */
export interface Verdict {
  readonly accepted: boolean;
  /** What is wrong with the way in which it was accepted or refused; empty where nothing is. */
  readonly complaints: readonly string[];
}

/** Most time of the processor that reading one configuration may take; a busy machine takes longer. */
const MOST_MILLISECONDS = 2_000;

/** Judges what reading a configuration did: it returned, or threw the given error. */
export function judge(
  tried: FuzzCase,
  { error, milliseconds }: { readonly error: unknown; readonly milliseconds: number },
): Verdict {
  const slow = milliseconds > MOST_MILLISECONDS ? [`took ${Math.round(milliseconds)} ms`] : [];
  if (error === undefined) {
    const wrong =
      tried.kind === "faulty" ? [`was accepted in spite of ${tried.faults.join()}`] : [];
    return { accepted: true, complaints: [...wrong, ...slow] };
  }
  return { accepted: false, complaints: [...slow, ...refusalFaults(tried, error)] };
}

function refusalFaults(tried: FuzzCase, error: unknown): readonly string[] {
  const leaked = leaks(tried, error);
  if (!(error instanceof ConfigurationError)) return [`threw ${describe(error)}`, ...leaked];
  const { problems } = error;
  const read = asRead(tried.configuration);
  const complaints = problems.flatMap((problem) =>
    tried.stackFile === undefined ? formFaults(problem, read) : fileFormFaults(problem),
  );
  const missing = tried.faults.filter(
    (fault) => !problems.some((problem) => problem.startsWith(`${fault}: `)),
  );
  return [
    ...complaints,
    ...leaked,
    ...missing.map((fault) => `does not name ${fault}: ${error.message}`),
    ...(new Set(problems).size < problems.length ? [`repeats a problem: ${error.message}`] : []),
    ...(tried.kind === "sound" ? [`refuses a sound configuration: ${error.message}`] : []),
  ];
}

/** A complaint must not leak the secret either. */
function leaks({ secrets }: FuzzCase, error: unknown): readonly string[] {
  const text = describe(error);
  const found = secrets.filter((secret) => text.includes(secret));
  return found.map((secret) => `prints a secret: ${text.replaceAll(secret, "(the secret)")}`);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return `what is not an error: ${String(error)}`;
  return error.stack ?? error.message;
}
