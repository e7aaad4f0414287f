import type { Field } from "../../../rule/field";
import { demandedValues } from "../../../world/autoscaling/karpenter";

/** A set of instance types that a pool may use, as a pattern such as `m7g.*`, and its field. */
export interface PoolChoice {
  readonly field: Field;
  readonly pattern: string | undefined;
}

const INSTANCE_TYPE = "node.kubernetes.io/instance-type";
const FAMILY = "karpenter.k8s.aws/instance-family";
const CATEGORY = "karpenter.k8s.aws/instance-category";
const SIZE = "karpenter.k8s.aws/instance-size";

/**
 * The instance types that a NodePool of Karpenter may use. A required family or category stands for
 * all its types of the required sizes; without requirements the pool may use every type.
 */
export function poolChoices(pool: Field): readonly PoolChoice[] {
  const types = demandedValues(pool, INSTANCE_TYPE);
  if (types !== undefined) return types.map((field) => ({ field, pattern: field.text }));
  const sizes = demandedValues(pool, SIZE) ?? [undefined];
  return sizes.flatMap((size) => familiesOf(pool).map((family) => joined(family, size)));
}

function familiesOf(pool: Field): readonly PoolChoice[] {
  const families = demandedValues(pool, FAMILY);
  if (families !== undefined) return families.map((field) => ({ field, pattern: field.text }));
  const categories = demandedValues(pool, CATEGORY);
  const everything = pool.get("spec", "template", "spec", "requirements");
  if (categories === undefined) return [{ field: everything, pattern: "*" }];
  return categories.map((field) => ({
    field,
    pattern: field.text === undefined ? undefined : `${field.text}*`,
  }));
}

function joined({ field, pattern }: PoolChoice, size: Field | undefined): PoolChoice {
  if (pattern === undefined) return { field, pattern };
  if (size === undefined) return { field, pattern: `${pattern}.*` };
  if (size.text === undefined) return { field: size, pattern: undefined };
  return { field, pattern: `${pattern}.${size.text}` };
}
