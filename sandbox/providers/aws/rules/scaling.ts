import type { AccountRecord } from "../../account";
import { numberAt } from "./record-fields";
import type { Rule } from "./rule";

const GROUP = "aws:autoscaling/group:Group";
const SCHEDULE = "aws:autoscaling/schedule:Schedule";

/** A schedule leaves a size alone with this. */
const UNCHANGED = -1;

/**
 * A group's sizes are in order, and so are those that a schedule sets.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
 */
export const refuseBadScaling: Rule = ({ kind, thing }) => {
  if (kind === "delete" || (thing.type !== GROUP && thing.type !== SCHEDULE)) return undefined;
  const [min, max, desired] = ["minSize", "maxSize", "desiredCapacity"].map((path) =>
    sizeAt(thing, path),
  );
  if (min !== undefined && max !== undefined && max < min) {
    return `ValidationError: Max bound, ${max}, must be greater than or equal to min bound, ${min}`;
  }
  if (desired === undefined) return undefined;
  const isOutside = (min !== undefined && desired < min) || (max !== undefined && desired > max);
  return isOutside
    ? `ValidationError: Desired capacity:${desired} must be between the specified min size:${min ?? ""} and max size:${max ?? ""}`
    : undefined;
};

function sizeAt(thing: AccountRecord, path: string): number | undefined {
  const size = numberAt(thing, path);
  return size === UNCHANGED ? undefined : size;
}
