import { parseInstanceType } from "../../../../components/cluster/pure/instance-type";

/** Memory per processor goes by the letters of the family, whatever its generation. */
const FAMILY = /^([a-z]+)\d/;

/**
 * What two instance types must share to be the same amount of CPU and memory: `m 2xlarge`. Undefined
 * for a name that is no instance type.
 */
export function shapeOf(type: string): string | undefined {
  const size = parseInstanceType(type)?.size;
  const family = FAMILY.exec(type)?.[1];
  return size === undefined || family === undefined ? undefined : `${family} ${size}`;
}
