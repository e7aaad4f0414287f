import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ChildType } from "./children";

/** A value that may be an Output at any depth. */
export type DeepInput<T> = pulumi.Input<
  T extends readonly (infer Item)[]
    ? readonly DeepInput<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: DeepInput<T[Key]> }
      : T
>;

/** API version and kind of a custom resource, with the type of its `spec` attached. */
export interface CustomResourceKind<Spec extends object> {
  readonly apiVersion: string;
  readonly kind: string;
  /** Carries the type only; never set. */
  readonly spec?: Spec;
}

/** Arguments of a {@link TypedCustomResource}. */
export interface TypedCustomResourceArgs<Spec extends object> {
  readonly metadata: kubernetes.types.input.meta.v1.ObjectMeta;
  readonly spec: DeepInput<Spec>;
}

/**
 * A custom resource whose `spec` is checked by the compiler: a misspelt field or a wrong enum value
 * does not build. The chart or CRD that defines the kind belongs in `dependsOn`; without it the
 * first deployment fails, because the API server does not know the kind yet.
 */
export class TypedCustomResource<Spec extends object>
  extends kubernetes.apiextensions.CustomResource
{
  constructor(
    name: string,
    kind: CustomResourceKind<Spec>,
    args: TypedCustomResourceArgs<Spec>,
    opts?: pulumi.CustomResourceOptions,
  ) {
    super(name, { apiVersion: kind.apiVersion, kind: kind.kind, ...args }, opts);
  }
}

/** The class of one kind of custom resource, as `Children.create` takes it. */
export function customResource<Spec extends object>(
  kind: CustomResourceKind<Spec>,
): ChildType<TypedCustomResourceArgs<Spec>, TypedCustomResource<Spec>> {
  return class extends TypedCustomResource<Spec> {
    constructor(
      name: string,
      args: TypedCustomResourceArgs<Spec>,
      opts?: pulumi.CustomResourceOptions,
    ) {
      super(name, kind, args, opts);
    }
  };
}
