/** A TSDoc comment taken apart. */
export interface CommentDoc {
  /** Markdown, links to symbols as code. */
  readonly text: string;
  readonly example: string | undefined;
  /** Text of `@default`: a value, or `- behaviour`. */
  readonly defaultText: string | undefined;
}

/** A property of an interface, or an output of a class. */
export interface FieldDoc {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly comment: CommentDoc;
  /** Value in the class's `*_DEFAULTS`, as written there. */
  readonly defaultValue: string | undefined;
}

/** An exported interface with its own properties. */
export interface InterfaceDoc {
  readonly kind: "interface";
  readonly name: string;
  readonly comment: CommentDoc;
  readonly extended: readonly string[];
  readonly fields: readonly FieldDoc[];
}

/** An exported component class. */
export interface ClassDoc {
  readonly kind: "class";
  readonly name: string;
  readonly comment: CommentDoc;
  /** Name of the interface of its arguments, or of a union of these. */
  readonly args: string | undefined;
  readonly outputs: readonly FieldDoc[];
}

/** An exported type that is one of several interfaces. */
export interface UnionDoc {
  readonly kind: "union";
  readonly name: string;
  readonly comment: CommentDoc;
  /** Names of the interfaces, in their order. */
  readonly members: readonly string[];
}

/** Any other export: one line in the page, and what there is to choose. */
export interface OtherDoc {
  readonly kind: "function" | "constant" | "type";
  readonly name: string;
  readonly comment: CommentDoc;
  /** Declaration of a type that offers a choice, which its name alone does not tell. */
  readonly choice?: string;
}

export type ExportDoc = InterfaceDoc | ClassDoc | UnionDoc | OtherDoc;

/** What a family's `index.ts` exports, in its order. */
export interface FamilyDoc {
  readonly family: string;
  readonly exports: readonly ExportDoc[];
  /** Comments that contradict the code, one line each with file and property. */
  readonly problems: readonly string[];
}
