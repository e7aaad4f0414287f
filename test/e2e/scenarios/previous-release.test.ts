import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readRepositoryFile } from "../../support/repository";
import { Scenario } from "../../support/scenario";

const STATES = path.join(__dirname, "../states");

/** Recorded by test/e2e/states/record.ts, `<version>-<stack>.json.gz`. */
const recorded = readdirSync(STATES).filter((file) => file.endsWith(".json.gz"));

/** The part of the changelog that is not released yet. */
const [, unreleased = ""] = readRepositoryFile("CHANGELOG.md").split(/^## /m);

describe.each(recorded)("an update from %s", (file) => {
  const scenario = new Scenario({ stack: "dev", kubernetes: "recorded" });

  afterAll(() => scenario.end());

  it("1. takes over the state", async () => {
    const state = path.join(scenario.scratch, "state.json");
    writeFileSync(state, gunzipSync(readFileSync(path.join(STATES, file))));
    await scenario.pulumi(["stack", "import", "--file", state]);
    fillAccount(scenario);
    expect(scenario.resources().length).toBeGreaterThan(100);
  });

  it("2. replaces and deletes nothing that the changelog does not name", async () => {
    const run = await scenario.preview();
    expect(run.errors).toEqual([]);
    const { replaced, deleted } = run.changes;
    const unannounced = [...replaced, ...deleted].filter((label) => !unreleased.includes(label));
    expect(unannounced).toEqual([]);
  });
});

/** What the state knows exists: the new pool of a replaced one looks for its cluster. */
function fillAccount(scenario: Scenario): void {
  const account = scenario.account("aws");
  const place = { account: "111122223333", region: "eu-west-1" };
  for (const { urn, type, id, inputs, outputs } of scenario.resources()) {
    if (id === undefined || !type.startsWith("aws:")) continue;
    account.put({ urn, type, id, inputs, outputs, place });
  }
}
