import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installEngine } from "../../engine/toolchain/install-engine";
import { runTrialProcess } from "../support/kill-trial-run";
import { readSnapshot } from "../support/kill-trial-snapshot";
import type { TrialWork } from "../support/kill-trial-work";
import { testToolchainContext } from "../support/toolchain-context";

/** `dev` on clouds that are slow, refuse requests and show things late. */
describe("an update in bad weather", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "weather-"));

  beforeAll(() => installEngine(testToolchainContext()));

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("1. succeeds while requests are throttled and late and creates are slow", async () => {
    const faults = {
      seed: 11,
      throttling: { rate: 0.3 },
      latency: { minimum: 1, maximum: 20 },
      slowCreates: { polls: { "aws:eks/cluster:Cluster": 10 }, interval: 10 },
      eventualConsistency: { reads: 2, types: ["aws:ec2/vpc:Vpc", "aws:iam/role:Role"] },
    };
    const run = await runTrialProcess({ ...place("storm"), operations: ["up"], faults });
    expect(run.code).toBe(0);
    expect(run.output).toMatch(/\+ 1\d\d created/);
    expect(run.output).toContain("simulated fault: requests to clouds take 1 to 20 ms longer");
    expect(run.output).toMatch(/simulated fault: create is throttled \d times: urn/);
    expect(run.output).toMatch(/simulated fault: create takes 10 polls: urn.*eks\/cluster/);
    expect(run.output).toMatch(/simulated fault: 2 reads after the create find nothing: urn/);
  });

  it("2. has forgotten nothing: there is no drift", async () => {
    const { output, code } = await runTrialProcess({ ...place("storm"), operations: ["refresh"] });
    expect(code).toBe(0);
    expect(output).toMatch(/\d{3} unchanged/);
  });

  it("3. fails in AWS's words where the refusals do not end, and leaves nothing half-made", async () => {
    const faults = { throttling: { rate: 1, attempts: 3 } };
    const run = await runTrialProcess({ ...place("siege"), operations: ["up"], faults });
    expect(run.code).toBe(1);
    expect(run.output).toContain(
      "simulated aws: exceeded maximum number of attempts, 3, " +
        "api error ThrottlingException: Rate exceeded",
    );
    const { account, pending } = readSnapshot(path.join(scratch, "siege"), "dev");
    expect(account.filter(({ key }) => key.includes("$aws:"))).toEqual([]);
    expect(pending).toEqual([]);
  });

  function place(name: string): Omit<TrialWork, "operations"> {
    return { stack: "dev", stateDir: path.join(scratch, name), kubernetes: "recorded" };
  }
});
