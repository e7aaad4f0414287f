import { definedOnly } from "../../../core/pure/defined-only";
import { durationSeconds } from "../../../core/pure/units";
import type { ValidationRule } from "../../../core/pure/validate";
import { isWindows } from "../node-image";
import { type ImageFacts, instancePoolRules, subnetRules } from "../node-pool-rules";
import { imageFacts, imageRules } from "./image-rules";
import { placementRules } from "./placement-rules";
import type { MixedPurchase } from "./purchase";
import type { PoolSchedule } from "./self-managed-operation";
import type { SelfManagedPoolInput } from "./self-managed-input";
import { warmPoolRules } from "./warm-pool-rules";

/** Auto Scaling: `MaxInstanceLifetime` in days. */
const LIFETIME_DAYS = { least: 1, most: 365 };

const DAY_SECONDS = 86_400;

/** What must not hold of the arguments of a self-managed scaling group. */
export function selfManagedPoolRules(input: SelfManagedPoolInput): readonly ValidationRule[] {
  const facts = imageFacts(input);
  const { image, instanceTypes, purchase, operation } = input;
  return [
    ...instancePoolRules(input, facts),
    ...subnetRules(input.subnetCount),
    ...("custom" in image ? [] : imageRules(image, facts, instanceTypes, input.version)),
    ...windowsRules(input, facts),
    ...placementRules(input),
    ...(purchase.kind === "mixed" ? mixedRules(purchase, input) : []),
    ...warmPoolRules(operation.warmPool, { os: facts.os, purchase: purchase.kind }),
    {
      when: operation.warmPool !== undefined && instanceTypes.length > 1,
      path: "operation.warmPool",
      problem: "exists for groups of one instance type only",
      got: instanceTypes,
      fix: "name one type, or leave the warm pool out",
    },
    ...Object.entries(operation.schedules ?? {}).flatMap(([key, schedule]) =>
      scheduleRules(`operation.schedules.${key}`, schedule),
    ),
    ...operationRules(input),
  ];
}

function windowsRules(
  { image }: SelfManagedPoolInput,
  { os }: ImageFacts,
): readonly ValidationRule[] {
  const release = "custom" in image ? undefined : image.release;
  return [
    {
      when: isWindows(os) && release !== undefined,
      path: "image.release",
      problem: "has no parameter in Systems Manager: AWS publishes the newest Windows image only",
      got: release,
      fix: "leave it out, or name the image by amiId",
    },
  ];
}

function mixedRules(
  { onDemandBase, spotPercent }: MixedPurchase,
  { size }: SelfManagedPoolInput,
): readonly ValidationRule[] {
  return [
    {
      when: !Number.isInteger(onDemandBase) || onDemandBase < 0 || onDemandBase > size.max,
      path: "purchase.onDemandBase",
      problem: `must be a whole number from 0 to size.max (${size.max})`,
      got: onDemandBase,
      fix: "name the nodes that must not be interrupted",
    },
    {
      when: !Number.isInteger(spotPercent) || spotPercent < 0 || spotPercent > 100,
      path: "purchase.spotPercent",
      problem: "must be a whole number from 0 to 100",
      got: spotPercent,
      fix: "write the percent of the nodes above the base",
    },
  ];
}

/** Five fields of digits, names and cron's own signs. */
const CRON = /^\S+( \S+){4}$/;

function scheduleRules(
  path: string,
  { cron, timeZone, size: { min, max, desired } }: PoolSchedule,
): readonly ValidationRule[] {
  return [
    {
      when: !CRON.test(cron) || !/^[\d*/,\-A-Za-z ]+$/.test(cron),
      path: `${path}.cron`,
      problem: "is not a cron expression of five fields",
      got: cron,
      fix: 'write it as "0 7 * * 1-5"',
    },
    {
      when: !isTimeZone(timeZone),
      path: `${path}.timeZone`,
      problem: "is not a time zone",
      got: timeZone,
      fix: 'use a name of the tz database, "Europe/Berlin"',
    },
    {
      when:
        [min, max, desired ?? min].some((count) => !Number.isInteger(count) || count < 0) ||
        max < min,
      path: `${path}.size`,
      problem: "must have whole numbers with min at most max",
      got: definedOnly({ min, max, desired }),
      fix: "{ min: 0, max: 0 } empties the pool",
    },
    {
      when: desired !== undefined && (desired < min || desired > max),
      path: `${path}.size.desired`,
      problem: `must lie between min (${min}) and max (${max})`,
      got: desired,
      fix: "change it, or leave it out to keep the number of nodes",
    },
  ];
}

/** The runtime has the tz database; what it does not know Auto Scaling refuses too. */
function isTimeZone(name: string): boolean {
  if (!/^(?:[A-Za-z_]+\/[A-Za-z_+\-/0-9]+|UTC)$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function operationRules({ operation }: SelfManagedPoolInput): readonly ValidationRule[] {
  const { refresh = "off", maxInstanceLifetime: lifetime } = operation;
  const days = lifetime && durationSeconds(lifetime, "operation.maxInstanceLifetime") / DAY_SECONDS;
  const healthy = refresh === "off" ? undefined : refresh.minHealthyPercent;
  return [
    {
      when: typeof days === "number" && (days < LIFETIME_DAYS.least || days > LIFETIME_DAYS.most),
      path: "operation.maxInstanceLifetime",
      problem: `must be ${LIFETIME_DAYS.least} to ${LIFETIME_DAYS.most} days`,
      got: lifetime,
      fix: 'write it as "30 days"',
    },
    {
      when: healthy !== undefined && !(healthy >= 0 && healthy <= 100),
      path: "operation.refresh.minHealthyPercent",
      problem: "must be a percentage",
      got: healthy,
      fix: "90 replaces a tenth at a time",
    },
  ];
}
