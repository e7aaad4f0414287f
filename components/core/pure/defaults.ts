/**
 * A default with a security or quota meaning, tied to the policy rule that guards it. A test walks
 * every `*_DEFAULTS` const: undoing a guarded default must trip its rule, and undoing an unguarded
 * one must trip none.
 */
export interface Guarded<T> {
  readonly value: T;
  /** Id of the policy rule that fires when the default is undone. */
  readonly rule: string;
  /** A value that undoes the default, for the test. */
  readonly undone: T;
}

type Unguarded<Value> = Value extends Guarded<infer Inner> ? Inner : Value;

/** Component defaults with the guards taken off. */
export type PlainDefaults<Defaults extends object> = {
  readonly [Key in keyof Defaults]: Unguarded<Defaults[Key]>;
};

/** Marks a default as guarded by a rule. `undone` is what a careless caller would write instead. */
export function guarded<T>(rule: string, value: T, undone: NoInfer<T>): Guarded<T> {
  return { rule, value, undone };
}

/** True for a default made by {@link guarded}. */
export function isGuarded(value: unknown): value is Guarded<unknown> {
  return typeof value === "object" && value !== null && "rule" in value && "undone" in value;
}

/**
 * The caller's arguments over a component's defaults. An argument that is present wins, whatever
 * it is; with `exactOptionalPropertyTypes` none can be an explicit `undefined`.
 */
export function withDefaults<Defaults extends object, Args extends object>(
  defaults: Defaults,
  args: Args,
): Omit<PlainDefaults<Defaults>, keyof Args> &
  Required<Pick<Args, keyof Args & keyof Defaults>> &
  Args {
  const plain = Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [key, isGuarded(value) ? value.value : value]),
  );
  return { ...plain, ...args } as never;
}
