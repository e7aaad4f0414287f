import { describe, expect, it } from "vitest";
import { EXIT } from "../../../engine/exit-codes";
import { runRecorded } from "../recorded-context";

describe("orchestrate plan --lock", () => {
  it("is explained with an example", async () => {
    const { stdout } = await runRecorded(["plan", "--help"]);
    expect(stdout).toContain("--lock ");
    expect(stdout).toContain("orchestrate plan --stack prod --lock --out layout.yaml");
  });
});

describe("orchestrate plan --teardown", () => {
  it("is explained with an example", async () => {
    const { stdout } = await runRecorded(["plan", "--help"]);
    expect(stdout).toContain("orchestrate plan --stack prod --teardown");
  });

  it("is another document than --lock", async () => {
    const { code, stderr } = await runRecorded(["plan", "--teardown", "--lock"]);
    expect([code, stderr]).toEqual([EXIT.usage, expect.stringContaining("--lock")]);
  });

  it("is what --format is for", async () => {
    const { code, stderr } = await runRecorded(["plan", "--format", "text"]);
    expect([code, stderr]).toEqual([
      EXIT.usage,
      'error: --format: is for --teardown only, got "text"; add --teardown or leave it out\n',
    ]);
  });
});
