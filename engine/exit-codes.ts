/** Exit codes of `orchestrate`; scripts rely on them, so they never change meaning. */
export const EXIT = {
  ok: 0,
  /** The check found something: a mandatory finding, a failed operation, `diff --exit-code`. */
  found: 1,
  /** Wrong usage or unreadable input. */
  usage: 2,
  /** An error in this program. */
  internal: 70,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
