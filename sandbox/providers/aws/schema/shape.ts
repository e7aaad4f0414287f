/** What a value may be. */
export type Shape =
  "string" | "number" | "boolean" | "any" | ListShape | MapShape | Choice | Literals | Members;

/** A list of values of one shape. */
export interface ListShape {
  readonly list: Shape;
}

/** Texts as keys, values of one shape. */
export interface MapShape {
  readonly map: Shape;
}

/** One of several shapes. */
export interface Choice {
  readonly or: readonly Shape[];
}

/** An object of named members. */
export interface Members {
  readonly members: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly deprecated?: readonly string[];
}

/** One of a closed set of texts. */
export interface Literals {
  readonly values: readonly string[];
}

/** What the published data says of one resource type. */
export interface TypeSchema extends Members {
  /** Properties that only AWS sets. */
  readonly outputs: readonly string[];
}
