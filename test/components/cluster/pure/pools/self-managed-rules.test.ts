import { describe, expect, it } from "vitest";
import type { SelfManagedPoolInput } from "../../../../../components/cluster/pure/pools/self-managed-input";
import { selfManagedPoolRules } from "../../../../../components/cluster/pure/pools/self-managed-rules";
import { findProblems } from "../../../../../components/core/pure/validate";
import { selfManagedInput } from "../node-pool-fixture";

const problemsOf = (change: Partial<SelfManagedPoolInput>): readonly string[] =>
  findProblems(selfManagedPoolRules({ ...selfManagedInput, ...change }));

const night = { cron: "0 20 * * 1-5", timeZone: "Europe/Berlin", size: { min: 0, max: 0 } };

describe("selfManagedPoolRules", () => {
  it("accepts the happy fixture, and all that such a group can do", () => {
    expect(problemsOf({})).toEqual([]);
    expect(
      problemsOf({
        purchase: { kind: "mixed", onDemandBase: 2, spotPercent: 80 },
        operation: {
          schedules: { night },
          scaleInProtection: true,
          refresh: { minHealthyPercent: 80 },
          maxInstanceLifetime: "30 days",
        },
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<SelfManagedPoolInput>, string]>([
    [
      "a base larger than the pool",
      { purchase: { kind: "mixed", onDemandBase: 7, spotPercent: 50 } },
      "purchase.onDemandBase: must be a whole number from 0 to size.max (6), got 7; name the nodes that must not be interrupted",
    ],
    [
      "a share above the whole",
      { purchase: { kind: "mixed", onDemandBase: 0, spotPercent: 101 } },
      "purchase.spotPercent: must be a whole number from 0 to 100, got 101; write the percent of the nodes above the base",
    ],
    [
      "a warm pool of two types",
      { operation: { warmPool: {} } },
      'operation.warmPool: exists for groups of one instance type only, got ["m7g.large","m6g.large"]; name one type, or leave the warm pool out',
    ],
    [
      "a warm pool of spot instances",
      { instanceTypes: ["m7g.large"], purchase: { kind: "spot" }, operation: { warmPool: {} } },
      'operation.warmPool: exists for on-demand instances only: others cannot be stopped and kept, got "spot"; use purchase { kind: "on-demand" }, or leave the warm pool out',
    ],
    [
      "a schedule of four fields",
      { operation: { schedules: { night: { ...night, cron: "0 20 * *" } } } },
      'operation.schedules.night.cron: is not a cron expression of five fields, got "0 20 * *"; write it as "0 7 * * 1-5"',
    ],
    [
      "an offset instead of a zone",
      { operation: { schedules: { night: { ...night, timeZone: "+02:00" } } } },
      'operation.schedules.night.timeZone: is not a time zone, got "+02:00"; use a name of the tz database, "Europe/Berlin"',
    ],
    [
      "a zone that does not exist",
      { operation: { schedules: { night: { ...night, timeZone: "Europe/Berlinn" } } } },
      'operation.schedules.night.timeZone: is not a time zone, got "Europe/Berlinn"; use a name of the tz database, "Europe/Berlin"',
    ],
    [
      "scheduled bounds in the wrong order",
      { operation: { schedules: { night: { ...night, size: { min: 2, max: 1 } } } } },
      'operation.schedules.night.size: must have whole numbers with min at most max, got {"min":2,"max":1}; { min: 0, max: 0 } empties the pool',
    ],
    [
      "a scheduled number outside its bounds",
      { operation: { schedules: { night: { ...night, size: { min: 0, max: 1, desired: 2 } } } } },
      "operation.schedules.night.size.desired: must lie between min (0) and max (1), got 2; change it, or leave it out to keep the number of nodes",
    ],
    [
      "a life of an hour",
      { operation: { maxInstanceLifetime: "1 hour" } },
      'operation.maxInstanceLifetime: must be 1 to 365 days, got "1 hour"; write it as "30 days"',
    ],
    [
      "a refresh of more than all",
      { operation: { refresh: { minHealthyPercent: 120 } } },
      "operation.refresh.minHealthyPercent: must be a percentage, got 120; 90 replaces a tenth at a time",
    ],
    [
      "a release of Windows",
      {
        instanceTypes: ["m7i.large"],
        image: { os: "windows-2022", release: "1.35-2026.11.10" },
      },
      'image.release: has no parameter in Systems Manager: AWS publishes the newest Windows image only, got "1.35-2026.11.10"; leave it out, or name the image by amiId',
    ],
    [
      "close placement over several zones",
      { machine: { placement: "cluster" } },
      "machine.placement: keeps instances close together, so all of them must be in one zone, got 3; give one subnet, as a list in this program",
    ],
    [
      "no subnet",
      { subnetCount: 0 },
      "subnetIds: must name at least one subnet, got 0; give the private subnets, one a zone",
    ],
  ])("refuses %s", (_case, change, message) => {
    expect(problemsOf(change)).toEqual([message]);
  });
});
