import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isPlainObject } from "../../../components/core/pure/plain-object";
import { filesWithSecret, holdsSecret } from "../../support/find-secret";
import { orchestrate } from "../../support/orchestrate";
import { ROOT } from "../../support/repository";
import { encryptForSandbox } from "../../support/sandbox-secret";
import { Scenario, type ScenarioRun } from "../../support/scenario";

const TOKEN = "wJalrXUtnFEMI-known-to-the-test";

/** Secrets of a program, on their way through the engine, the accounts and a real API server. */
describe("a program's secrets", () => {
  const entry = path.join(ROOT, "test/e2e/programs/secrets/index.ts");
  const scenario = new Scenario({
    stack: "trial",
    program: { project: "secrets", entry },
    kubernetes: "api-server",
  });
  const runs: ScenarioRun[] = [];
  let password = "";

  afterAll(() => scenario.end());

  it("1. reach the clouds", async () => {
    scenario.set("aws:region", "eu-central-1");
    scenario.set("token", encryptForSandbox(TOKEN));
    runs.push(
      await scenario.preview(SHOWN),
      await scenario.up(SHOWN),
      await scenario.refresh(SHOWN),
    );
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const outputs: unknown = JSON.parse(await scenario.pulumi(OUTPUTS));
    const credentials = isPlainObject(outputs) && outputs.credentials;
    password = isPlainObject(credentials) ? String(credentials.password) : "";
    expect(credentials).toEqual({ token: TOKEN, password });
    expect(password).toHaveLength(24);
  });

  it("2. are kept by the cluster as they are", async () => {
    const reference = { apiVersion: "v1", kind: "Secret", name: "credentials" };
    const object = await scenario.withCluster("secrets", (objects) => objects.read(reference));
    expect(object?.data).toEqual({ token: base64(TOKEN), password: base64(password) });
  });

  it("3. are in no file: state, accounts, etcd, logs", () => {
    expect(filesWithSecret(scenario.scratch, TOKEN)).toEqual([]);
    expect(filesWithSecret(scenario.scratch, password)).toEqual([]);
  });

  it("4. are in nothing that was printed", () => {
    const printed = runs.map(({ stdout, stderr }) => stdout + stderr).join("\n");
    expect(printed).toContain("credentials");
    expect([holdsSecret(printed, TOKEN), holdsSecret(printed, password)]).toEqual([false, false]);
  });
});

/** With every property, as a person reads it. */
const SHOWN = { format: "text", extraArgs: ["--diff"] } as const;

const OUTPUTS = ["stack", "output", "--json", "--show-secrets"];

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

/** The password that our program generates for Grafana, in everything that the product writes. */
describe("the password of Grafana", () => {
  const scenario = new Scenario({ stack: "local", kubernetes: "api-server" });
  const out = path.join(scenario.scratch, "out");
  let password = "";

  afterAll(() => scenario.end());

  it("1. is generated", async () => {
    // As JSON events, among which the engine itself would have the SDK's debug messages.
    const run = await scenario.up({ policyPack: true });
    expect(run.code).toBe(0);
    const state = await scenario.pulumi(["stack", "export", "--show-secrets"]);
    password = /"result":\s*\{[^}]*"plaintext":\s*"(.*)"/.exec(state)?.[1] ?? "";
    password = String(JSON.parse(JSON.parse(`"${password}"`)));
    expect(password.length).toBeGreaterThan(16);
    expect(holdsSecret(run.stdout + run.stderr, password)).toBe(false);
  });

  it("2. is in no plan and in no rendered manifest", () => {
    const plan = orchestrate(["plan", "--stack", "local", "--out", `${out}-plan.json`]);
    const render = orchestrate(["render", "--stack", "local", "--out", out]);
    expect([plan.code, render.code]).toEqual([0, 0]);
  });

  it("3. is in no file", () => {
    expect(filesWithSecret(scenario.scratch, password)).toEqual([]);
  });
});
