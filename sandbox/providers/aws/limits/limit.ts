/** A part of a value as a message may show it: `[secret]` for any part of a secret. */
export type Quote = (part: string | number) => string;

/** What is wrong with a value in AWS's words, or undefined when nothing is. */
export type Rule = (value: unknown, quote: Quote) => string | undefined;

/** A documented limit of one input. */
export interface Limit {
  /** Path of the input; `[]` stands for every item of a list: `ingress[].fromPort`. */
  readonly at: string;
  readonly rule: Rule;
}

/** Limits by type token. */
export type Limits = Readonly<Record<string, readonly Limit[]>>;
