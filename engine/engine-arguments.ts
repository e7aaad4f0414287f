/** Short flags of the CLI's operations that take a value, in the same argument or the next. */
const TAKES_VALUE = new Set("cCmpstvx");

/**
 * True where the CLI is asked for JSON, in any way that it reads flags: `--json`,
 * `--json=true`, `-j`, or `j` among other short flags, as in `-yj`. The last word counts.
 */
export function wantsJson(args: readonly string[]): boolean {
  return lastWord(args, (argument) => longFlag(argument, "json") ?? shortFlag(argument, "j"));
}

/** True where the CLI is asked to show what it would do, and to do nothing. */
export function previewsOnly(args: readonly string[]): boolean {
  return lastWord(args, (argument) => longFlag(argument, "preview-only"));
}

/**
 * Leaves `--remove` out: the CLI would delete the `Pulumi.<stack>.yaml` of the checkout with the
 * stack, with any configuration.
 */
export function withoutRemove(args: readonly string[]): readonly string[] {
  return args.filter((argument) => longFlag(argument, "remove") === undefined);
}

function lastWord(
  args: readonly string[],
  read: (argument: string) => boolean | undefined,
): boolean {
  return args.reduce((wanted, argument) => read(argument) ?? wanted, false);
}

/** What one argument sets of a flag; undefined where it sets nothing. */
function longFlag(argument: string, flag: string): boolean | undefined {
  if (argument === `--${flag}`) return true;
  return argument.startsWith(`--${flag}=`) ? isTrue(argument.slice(flag.length + 3)) : undefined;
}

/** `-yj`, `-j=false`; what follows a flag that takes a value is that value. */
function shortFlag(argument: string, flag: string): boolean | undefined {
  if (!/^-[a-zA-Z]/.test(argument)) return undefined;
  const [letters = "", value] = argument.slice(1).split("=", 2);
  const end = [...letters].findIndex((letter) => TAKES_VALUE.has(letter));
  const switches = end < 0 ? letters : letters.slice(0, end);
  if (!switches.includes(flag)) return undefined;
  return value !== undefined && switches.endsWith(flag) ? isTrue(value) : true;
}

/** The words that Go takes for false; whatever else there is, the CLI refuses or means it. */
function isTrue(value: string): boolean {
  return !["0", "f", "F", "false", "FALSE", "False"].includes(value);
}
