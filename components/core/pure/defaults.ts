/**
 * The caller's arguments over a component's defaults. An argument that is present wins, whatever
 * it is; with `exactOptionalPropertyTypes` none can be an explicit `undefined`.
 */
export function withDefaults<Defaults extends object, Args extends object>(
  defaults: Defaults,
  args: Args,
): Omit<Defaults, keyof Args> & Required<Pick<Args, keyof Args & keyof Defaults>> & Args;
export function withDefaults(defaults: object, args: object): object {
  return { ...defaults, ...args };
}
