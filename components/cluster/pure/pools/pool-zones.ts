import type { PoolSize } from "../node-pool-plan";
import { desiredSize } from "../node-pool-plan";

/**
 * The bounds of a pool shared out among its zones. A remainder goes to the first letters, so the
 * shares add up to the pool and no zone's share depends on the order in which zones are named.
 */
export function splitByZone(
  size: PoolSize,
  zones: readonly string[],
): Readonly<Record<string, PoolSize>> {
  const letters = [...zones].sort();
  const share = (total: number, position: number): number =>
    Math.floor(total / letters.length) + (position < total % letters.length ? 1 : 0);
  return Object.fromEntries(
    letters.map((letter, position) => [
      letter,
      {
        min: share(size.min, position),
        max: share(size.max, position),
        desired: share(desiredSize(size), position),
      },
    ]),
  );
}
