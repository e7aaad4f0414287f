import { describe, expect, it } from "vitest";
import { runNode } from "../../bench/run-command";

describe("runNode", () => {
  it("returns the output and the time that it took", async () => {
    const result = await runNode(["-e", "process.stdout.write('done')"], __dirname);
    expect(result.stdout).toBe("done");
    expect(result.seconds).toBeGreaterThan(0);
  });

  it("fails with what the command said when it ends badly", async () => {
    const command = runNode(["-e", "console.error('broken'); process.exit(3)"], __dirname);
    await expect(command).rejects.toThrow(/ended with 3:\nbroken/);
  });
});
