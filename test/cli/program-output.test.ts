import { describe, expect, it } from "vitest";
import { withProgramOutputOn } from "../../cli/program-output";
import { recordedContext } from "./recorded-context";

/** Prints as a Pulumi program does. */
const program: Pick<Console, "log" | "warn"> = globalThis.console;

describe("withProgramOutputOn", () => {
  it("sends what is printed to stderr, formatted", async () => {
    const { context, stdout, stderr } = recordedContext();
    await withProgramOutputOn(context.stderr, async () => {
      program.log("%d zones", 3);
      program.warn({ a: 1 });
    });
    expect([stdout(), stderr()]).toEqual(["", "3 zones\n{ a: 1 }\n"]);
  });

  it("gives the console back where the work fails", async () => {
    const { context } = recordedContext();
    const before = program.log;
    await withProgramOutputOn(context.stderr, () => Promise.reject(new Error("no"))).catch(
      () => {},
    );
    expect(program.log).toBe(before);
  });
});
