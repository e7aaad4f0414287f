import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { faultSchema } from "../../../sandbox/faults/fault-schema";
import { FaultSession } from "../../../sandbox/faults/fault-session";
import { withFaults } from "../../../sandbox/faults/with-faults";
import { PartialCreation } from "../../../sandbox/providers/partial-creation";
import type { ConfiguredProvider, Provider } from "../../../sandbox/providers/provider";
import { request } from "../providers/resource-requests";

const VPC = request("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });

describe("withFaults", () => {
  it("throttles some requests, tries again and succeeds", async () => {
    const { cloud, lines, created } = trial({ throttling: { rate: 0.9 }, seed: 3 });
    await cloud.create(VPC);
    expect(created).toEqual(["main"]);
    expect(lines.join()).toMatch(/simulated fault: create is throttled \d+ times: urn:/);
  });

  it("throttles the same requests with the same seed", async () => {
    const runs = [1, 1, 2].map(async (seed) => {
      const { cloud, lines } = trial({ throttling: { rate: 0.8 }, seed });
      await cloud.create(VPC);
      return lines;
    });
    const [first, again, other] = await Promise.all(runs);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("gives up in AWS's words and creates nothing", async () => {
    const { cloud, created } = trial({ throttling: { rate: 1, attempts: 4 } });
    await expect(cloud.create(VPC)).rejects.toThrow(
      "simulated aws: exceeded maximum number of attempts, 4, " +
        "api error ThrottlingException: Rate exceeded",
    );
    expect(created).toEqual([]);
  });

  it("waits as many polls as a slow create takes, and for what is not shown yet", async () => {
    const { cloud, waits } = trial({
      slowCreates: { polls: { [VPC.type]: 3 }, interval: 7 },
      eventualConsistency: { reads: 2 },
    });
    await cloud.create(VPC);
    expect(waits).toEqual([7, 7, 7, 5, 10]);
  });

  it("reports what exists when a create fails afterwards, as often as asked", async () => {
    const { cloud, created } = trial({ failedCreates: [{ type: VPC.type }] });
    await expect(cloud.create(VPC)).rejects.toMatchObject({ state: { id: "id-main" } });
    expect(created).toEqual(["main"]);
    await expect(cloud.create(VPC)).resolves.toMatchObject({ id: "id-main" });
  });

  it("says only that it failed where that is asked for", async () => {
    const { cloud } = trial({ failedCreates: [{ type: VPC.type, reported: false }] });
    await expect(cloud.create(VPC)).rejects.not.toBeInstanceOf(PartialCreation);
  });

  it("kills before, with and after the resource", async () => {
    const outcomes = (["begun", "exists", "answered"] as const).map(async (moment) => {
      const { cloud, killed, created } = trial({ kill: { create: 1, moment } });
      const answer = await cloud.create(VPC).then(
        () => "answered",
        () => "silent",
      );
      await nextTurn();
      return [answer, created.length, killed];
    });
    expect(await Promise.all(outcomes)).toEqual([
      ["silent", 0, ["engine"]],
      ["silent", 1, ["engine"]],
      ["answered", 1, ["engine"]],
    ]);
  });

  it("kills everything in the create that was named", async () => {
    const { cloud, killed } = trial({ kill: { create: 2, victim: "everything" } });
    await cloud.create(VPC);
    expect(killed).toEqual([]);
    await expect(cloud.create(VPC)).rejects.toThrow("the caller is no longer connected");
    expect(killed).toEqual(["engine", "programs", "process"]);
  });

  it("breaks the connection of the provider that crashes", async () => {
    const { cloud, killed } = trial({ providerCrash: { create: 1 } });
    await expect(cloud.create(VPC)).rejects.toThrow("the caller is no longer connected");
    expect(killed).toEqual(["connection"]);
  });
});

/** A provider that creates everything at once, with faults around it and a clock that never waits. */
function trial(faults: object) {
  const lines: string[] = [];
  const waits: number[] = [];
  const killed: string[] = [];
  const created: string[] = [];
  const clock = {
    now: () => 0,
    sleep: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  const report = (line: string): void => void lines.push(line);
  const session = new FaultSession(faultSchema.parse(faults), { report, clock });
  session.victims.killEngine = () => void killed.push("engine");
  session.victims.killPrograms = () => void killed.push("programs");
  session.victims.killProcess = () => void killed.push("process");
  session.victims.disconnect.set("aws", () => void killed.push("connection"));
  const cloud = withFaults(providerThat(created), session).configure({});
  return { cloud, lines, waits, killed, created };
}

function providerThat(created: string[]): Provider {
  const cloud: ConfiguredProvider = {
    check: async ({ inputs }) => ({ inputs, failures: [] }),
    diff: async () => ({ changes: [], replaces: [], deleteBeforeReplace: false }),
    preview: async ({ inputs }) => inputs,
    create: async ({ name, inputs }) => {
      created.push(name);
      return { id: `id-${name}`, outputs: inputs };
    },
    read: async () => undefined,
    update: async ({ inputs }) => inputs,
    delete: async () => undefined,
    invoke: async () => ({}),
  };
  return { name: "aws", configure: () => cloud };
}
