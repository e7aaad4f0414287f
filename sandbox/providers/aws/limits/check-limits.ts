import { isMarked, isProperties, isSecret, isUnknown, reveal } from "../../properties";
import type { Properties } from "../../properties";
import { memberPath } from "../../property-diff";
import type { CheckFailure } from "../../provider";
import { CLUSTER_LIMITS } from "./cluster-limits";
import { IDENTITY_LIMITS } from "./identity-limits";
import type { Limit, Limits } from "./limit";
import { MACHINE_LIMITS } from "./machine-limits";
import { MESSAGING_LIMITS } from "./messaging-limits";
import { NAMING_LIMITS } from "./naming-limits";
import { NETWORK_LIMITS } from "./network-limits";
import { OBSERVABILITY_LIMITS } from "./observability-limits";
import { STORAGE_LIMITS } from "./storage-limits";
import { TAG_LIMITS } from "./tag-limits";

const LIMITS: Limits = {
  ...CLUSTER_LIMITS,
  ...IDENTITY_LIMITS,
  ...MACHINE_LIMITS,
  ...MESSAGING_LIMITS,
  ...NAMING_LIMITS,
  ...NETWORK_LIMITS,
  ...OBSERVABILITY_LIMITS,
  ...STORAGE_LIMITS,
};

/** A known value at a place. */
interface Found {
  /** The path inside a secret must not be shown: there it is the path of the secret itself. */
  readonly path: string;
  readonly value: unknown;
  readonly isHidden: boolean;
}

/** Which documented limits a resource's known inputs exceed. */
export function checkLimits(type: string, inputs: Properties): readonly CheckFailure[] {
  const limits = [...(LIMITS[type] ?? []), ...TAG_LIMITS];
  return limits.flatMap((limit) => checkLimit(limit, inputs));
}

function checkLimit({ at, rule }: Limit, inputs: Properties): readonly CheckFailure[] {
  const steps = at === "" ? [] : at.replaceAll("[]", ".[]").split(".");
  return findValues({ path: "", value: inputs, isHidden: false }, steps).flatMap((found) => {
    const refusal = rule(found.value, found.isHidden ? () => "[secret]" : String);
    if (refusal === undefined) return [];
    return [{ property: found.path, reason: `simulated aws: ${refusal}` }];
  });
}

/** Everything known at the end of a path. */
function findValues(from: Found, steps: readonly string[]): readonly Found[] {
  const value = reveal(from.value);
  if (value === undefined || value === null || isUnknown(value) || isMarked(value)) return [];
  const isHidden = from.isHidden || isSecret(from.value);
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path: from.path, value, isHidden }];
  const inside = (path: string, member: unknown) =>
    findValues({ path: isHidden ? from.path : path, value: member, isHidden }, rest);
  if (step === "[]") {
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, index) => inside(`${from.path}[${index}]`, item));
  }
  return isProperties(value) ? inside(memberPath(from.path, step), value[step]) : [];
}
