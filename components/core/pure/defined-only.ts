/** The fields of T without those that may be undefined: these are optional instead. */
export type DefinedOnly<T> = T extends unknown
  ? {
      [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
    } & {
      [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
    }
  : never;

/**
 * The fields that have a value, in the order given: a field that is undefined is left out. Use it to pass optional
 * arguments on by name; with `exactOptionalPropertyTypes` a present `undefined`
 * would not type-check, and it would stand in the plan.
 */
export function definedOnly<T extends object>(fields: T): DefinedOnly<T>;
export function definedOnly(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
