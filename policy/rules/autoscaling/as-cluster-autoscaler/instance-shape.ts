import { parseInstanceType } from "../../../../components/cluster/pure/instance-type";

/** The letters of the family decide the memory per processor, whatever the generation. */
const FAMILY = /^([a-z]+)\d/;

/**
 * What two instance types must share to be the same amount of CPU and memory: `m 2xlarge`. Undefined
 * for a name that is not an instance type.
 */
export function shapeOf(type: string): string | undefined {
  const size = parseInstanceType(type)?.size;
  const family = FAMILY.exec(type)?.[1];
  return size === undefined || family === undefined ? undefined : `${family} ${size}`;
}
