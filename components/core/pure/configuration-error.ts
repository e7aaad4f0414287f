/**
 * A mistake in what the user wrote. The CLI prints its message without a stack and exits with 2;
 * inside a Pulumi program the engine does the same, because the marker below makes it a `RunError`.
 *
 * The marker stands here instead of `extends pulumi.RunError` so that pure planners and commands
 * that must not load the Pulumi SDK can throw it too (docs/adr/0003).
 */
export class ConfigurationError extends Error {
  /** Read by `pulumi.RunError.isInstance`. */
  readonly __pulumiRunError = true;
  /** One line a problem, each naming its path. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[], subject?: string) {
    super(formatProblems(problems, subject));
    this.name = "ConfigurationError";
    this.problems = problems;
  }
}

function formatProblems(problems: readonly string[], subject: string | undefined): string {
  if (problems.length === 1 && subject === undefined) return problems[0] ?? "";
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const heading = subject === undefined ? count : `${subject} has ${count}`;
  const listed = problems.slice(0, MOST_LISTED).map((problem) => `  ${problem}`);
  const rest = problems.length - listed.length;
  return [`${heading}:`, ...listed, ...(rest > 0 ? [`  … and ${rest} more`] : [])].join("\n");
}

/** Nobody reads further; a generated configuration can be wrong in a thousand places. */
const MOST_LISTED = 100;
