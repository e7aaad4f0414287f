import type { ScanException } from "./exceptions";

/** A check that a resource failed. */
export interface FailedCheck {
  readonly rule: string;
  readonly title: string;
  /** Logical name of the resource in our plan. */
  readonly resource: string;
}

/** How the failed checks stand to what we accept. */
export interface Verdict {
  /** One line a failed check: rule, resource, and the reason where it is accepted. */
  readonly rows: readonly string[];
  /** What makes the scan fail, one line each. */
  readonly problems: readonly string[];
}

/** Holds failed checks against the exceptions and the number that is allowed in all. */
export function judge(
  failed: readonly FailedCheck[],
  exceptions: readonly ScanException[],
  most: number,
): Verdict {
  const accepted = new Map(exceptions.map((exception) => [keyOf(exception), exception]));
  const seen = new Set(failed.map(keyOf));
  const unexpected = failed.filter((check) => !accepted.has(keyOf(check)));
  const stale = exceptions.filter((exception) => !seen.has(keyOf(exception)));
  return {
    rows: failed.map(
      (check) =>
        `${check.rule}  ${check.resource}  ${accepted.get(keyOf(check))?.reason ?? check.title}`,
    ),
    problems: [
      ...unexpected.map(
        ({ rule, resource, title }) =>
          `${resource}: fails ${rule} (${title}); change it or add an exception with its reason`,
      ),
      ...stale.map(
        ({ rule, resource }) =>
          `${resource}: no longer fails ${rule}; remove the exception from scripts/scan/exceptions.ts`,
      ),
      ...(failed.length > most
        ? [`prod: must fail at most ${most} checks, got ${failed.length}; change some of them`]
        : []),
    ],
  };
}

function keyOf({ rule, resource }: Pick<FailedCheck, "rule" | "resource">): string {
  return `${rule} ${resource}`;
}

/** Says which checks passed a plan that was made to fail them: such a scan would prove nothing. */
export function overlooked(
  rules: readonly string[],
  failed: readonly FailedCheck[],
): readonly string[] {
  const noticed = new Set(failed.map(({ rule }) => rule));
  return rules
    .filter((rule) => !noticed.has(rule))
    .map(
      (rule) =>
        `${rule}: passes a plan that was weakened on purpose; ` +
        "look at what scripts/scan/terraform-plan.ts makes of it",
    );
}
