import { describe, expect, it } from "vitest";
import { EXIT } from "../../engine/exit-codes";
import { reportError } from "../../cli/report-error";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { recordedContext } from "./recorded-context";

describe("reportError", () => {
  it("shows a mistake of the user without a stack", () => {
    const { context, stderr } = recordedContext();
    expect(reportError(new ConfigurationError(["a: is wrong; change it"]), context)).toBe(
      EXIT.usage,
    );
    expect(stderr()).toBe("error: a: is wrong; change it\n");
  });

  it("shows the stack of a fault of ours only when asked to", () => {
    const { context, stderr } = recordedContext({ env: { ORCHESTRATE_DEBUG: "1" } });
    expect(reportError(new TypeError("boom"), context)).toBe(EXIT.internal);
    expect(stderr()).toMatch(
      /^internal error: boom\nTypeError: boom\n {4}at .*report-error\.test\.ts/,
    );
  });

  it("says that it was interrupted, whatever was thrown then", () => {
    const { context, stderr } = recordedContext({ signal: AbortSignal.abort() });
    expect(reportError(new Error("aborted"), context)).toBe(EXIT.interrupted);
    expect(stderr()).toBe("interrupted\n");
  });

  it("shows what is thrown that is not an error", () => {
    const { context, stderr } = recordedContext();
    expect(reportError("text", context)).toBe(EXIT.internal);
    expect(stderr()).toContain("internal error: text\n");
  });
});
