/**
 * The one escape hatch of a component: adjusts the arguments of a child before it is declared,
 * either by overriding properties or by a function over the planned arguments.
 *
 * @example
 * new Network("main", { …, transform: { vpc: { enableNetworkAddressUsageMetrics: true } } });
 */
export type Transform<T extends object> = Partial<T> | ((planned: T) => T);

/** The planned arguments with the caller's adjustment applied; the plan itself is not changed. */
export function applyTransform<T extends object>(
  transform: Transform<T> | undefined,
  planned: T,
): T {
  if (transform === undefined) return planned;
  return typeof transform === "function" ? transform(planned) : { ...planned, ...transform };
}
