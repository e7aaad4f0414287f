import { isRecord } from "./resource";
import { POLICY_ENVIRONMENTS, type ByEnvironment } from "./environment";

/** The part of JSON Schema that parameters need. */
export interface ParameterSchema {
  readonly type: "boolean" | "string" | "integer" | "array" | "object";
  readonly enum?: string[];
  readonly items?: { readonly type: "string" | "integer" };
  readonly additionalProperties?: { readonly type: "string"; readonly enum?: string[] };
}

/** One thing about a rule that an organisation may set. */
export interface Parameter<T> {
  readonly description: string;
  readonly schema: ParameterSchema;
  /** Used where nothing is set; an undefined one makes the rule report "not configured". */
  readonly defaults: ByEnvironment<T>;
  readonly accepts: (value: unknown) => value is T;
}

/** The parameters of a rule by name. */
export type ParameterTable = Readonly<Record<string, Parameter<unknown>>>;

/** The parameters whose values are `S`. */
export type ParametersOf<S> = ParameterTable & { readonly [K in keyof S]: Parameter<S[K]> };

/** Texts by name. */
export type TextMap = Readonly<Record<string, string>>;

/** A switch. */
export function flag(description: string, defaults: ByEnvironment<boolean>): Parameter<boolean> {
  return { description, defaults, schema: { type: "boolean" }, accepts: isBoolean };
}

/** A single text. */
export function text(description: string, value: string): Parameter<string> {
  return { description, defaults: everywhere(value), schema: { type: "string" }, accepts: isText };
}

/** One of a few texts. */
export function choice<T extends string>(
  description: string,
  choices: readonly T[],
  defaults: ByEnvironment<T>,
): Parameter<T> {
  const accepts = (value: unknown): value is T => choices.some((known) => known === value);
  return { description, defaults, schema: { type: "string", enum: [...choices] }, accepts };
}

/** A day, as `2026-11-24`. */
export function day(description: string, value: string): Parameter<string> {
  return { ...text(description, value), accepts: isDay };
}

/** A whole number. */
export function integer<T extends number | undefined>(
  description: string,
  defaults: ByEnvironment<T>,
): Parameter<number | T> {
  return { description, defaults, schema: { type: "integer" }, accepts: isInteger };
}

/** A list of texts. */
export function texts<T extends readonly string[] | undefined>(
  description: string,
  value: T,
): Parameter<readonly string[] | T> {
  const schema = { type: "array", items: { type: "string" } } as const;
  return { description, schema, defaults: everywhere(value), accepts: isTextList };
}

/** A list of whole numbers. */
export function integers(
  description: string,
  value: readonly number[],
): Parameter<readonly number[]> {
  const schema = { type: "array", items: { type: "integer" } } as const;
  return { description, schema, defaults: everywhere(value), accepts: isIntegerList };
}

/** A parameter that holds texts by name. */
export function textMap<T extends TextMap | undefined>(
  description: string,
  value: T,
): Parameter<TextMap | T> {
  const schema = { type: "object", additionalProperties: { type: "string" } } as const;
  return { description, schema, defaults: everywhere(value), accepts: isTextMap };
}

/** Regular expressions by name. */
export function patterns(description: string, value: TextMap = {}): Parameter<TextMap> {
  return { ...textMap(description, value), accepts: isPatternMap };
}

function everywhere<T>(value: T): ByEnvironment<T> {
  return { dev: value, prod: value };
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** True for a day that exists, as `2026-11-24`. */
export function isDay(value: unknown): value is string {
  return isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isIntegerList(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(Number.isInteger);
}

function isTextMap(value: unknown): value is TextMap {
  return isRecord(value) && Object.values(value).every(isText);
}

function isPatternMap(value: unknown): value is TextMap {
  return isTextMap(value) && Object.values(value).every(isPattern);
}

function isPattern(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}

/** True when every environment starts from the same value. */
export function hasOneDefault(parameter: Parameter<unknown>): boolean {
  const values = POLICY_ENVIRONMENTS.map((name) => JSON.stringify(parameter.defaults[name]));
  return new Set(values).size === 1;
}
