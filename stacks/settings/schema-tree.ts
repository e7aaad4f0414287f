import { z } from "zod";

/** A configuration, or an object in it, before anything is known about it. */
export type Raw = Readonly<Record<string, unknown>>;

/** The schema of a value without what makes the value optional. */
export function withoutWrappers(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapper = schema instanceof z.core.$ZodOptional || schema instanceof z.core.$ZodDefault;
  return isWrapper ? withoutWrappers(schema._zod.def.innerType) : schema;
}

/**
 * The schema that judges an object: of a union the variant that the object names, such as that of
 * `source: import`; `undefined` where it names none.
 */
export function variantFor(schema: z.core.$ZodType, raw: Raw): z.core.$ZodType | undefined {
  const inner = withoutWrappers(schema);
  if (!(inner instanceof z.core.$ZodDiscriminatedUnion)) return inner;
  const { discriminator, options } = inner._zod.def;
  return options.find(
    (option) =>
      option instanceof z.core.$ZodObject &&
      z.safeParse(option._zod.def.shape[discriminator] ?? z.never(), raw[discriminator]).success,
  );
}
