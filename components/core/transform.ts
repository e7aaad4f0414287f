import * as pulumi from "@pulumi/pulumi";

/** What a {@link TransformFunction} may return instead of arguments alone. */
export interface ChildAdjustment<Args> {
  /** Takes the place of the planned arguments. @default - the planned arguments */
  readonly args?: Args;
  /**
   * Merged over the planned options: lists such as `ignoreChanges`, `aliases` and `dependsOn` are
   * appended, any other option replaces the planned one. The parent stays. @default {}
   */
  readonly opts?: pulumi.CustomResourceOptions;
}

/**
 * Adjusts a child from its planned arguments, options and logical name: returns the arguments to use,
 * or arguments and options as a {@link ChildAdjustment}, or `undefined` for no change.
 */
export type TransformFunction<Args> = (
  args: Args,
  opts: pulumi.CustomResourceOptions,
  name: string,
) => Args | ChildAdjustment<Args> | undefined;

/**
 * The one escape hatch of a component: adjusts a child before it is declared, either by overriding
 * arguments or by a function that reaches arguments and resource options.
 *
 * @example
 * new Network("main", {
 *   …,
 *   transform: {
 *     vpc: { enableNetworkAddressUsageMetrics: true },
 *     subnet: (args, opts, name) => ({ opts: { ignoreChanges: ["tags"], protect: true } }),
 *   },
 * });
 */
export type Transform<Args> = Partial<Args> | TransformFunction<Args>;

/** A transform for each child of a component, by the child's role. */
export type Transforms<Roles extends object> = {
  readonly [Role in keyof Roles]?: Transform<Roles[Role]>;
};

/** A child as a component declares it. */
export interface PlannedChild<Args> {
  readonly name: string;
  readonly args: Args;
  readonly opts: pulumi.CustomResourceOptions;
}

/** The planned child with the caller's adjustment applied; the plan itself is not changed. */
export function applyTransform<Args extends object>(
  transform: Transform<Args> | undefined,
  { name, args, opts }: PlannedChild<Args>,
): PlannedChild<Args> {
  if (transform === undefined) return { name, args, opts };
  if (typeof transform !== "function") return { name, args: { ...args, ...transform }, opts };
  const result = transform(args, opts, name);
  if (result === undefined) return { name, args, opts };
  if (!isAdjustment(result)) return { name, args: result, opts };
  return { name, args: result.args ?? args, opts: mergeChildOptions(opts, result.opts) };
}

/** Children belong to their component, whatever the caller says. */
function mergeChildOptions(
  planned: pulumi.CustomResourceOptions,
  wanted: pulumi.CustomResourceOptions | undefined,
): pulumi.CustomResourceOptions {
  const merged = pulumi.mergeOptions(planned, wanted);
  return planned.parent === undefined ? merged : { ...merged, parent: planned.parent };
}

/** No resource has an argument `args` or `opts`, so arguments alone are never taken for both. */
function isAdjustment<Args extends object>(
  result: Args | ChildAdjustment<Args>,
): result is ChildAdjustment<Args> {
  return Object.keys(result).every((key) => key === "args" || key === "opts");
}
