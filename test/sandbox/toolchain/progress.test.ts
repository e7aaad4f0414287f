import { describe, expect, it } from "vitest";
import { formatDuration, startProgress } from "../../../sandbox/toolchain/progress";
import { recordedToolchain } from "./recorded-toolchain";

describe("formatDuration", () => {
  it.each([
    [7_600, "8 s"],
    [59_000, "59 s"],
    [65_000, "1 min 05 s"],
    [279_000, "4 min 39 s"],
  ])("shows %d ms as %s", (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe("startProgress", () => {
  it("writes one line at the start where nobody watches", () => {
    const { context, stderr } = recordedToolchain({});
    const progress = startProgress(context, "building pulumi");
    progress.update("3 packages");
    progress.done();
    expect(stderr()).toBe("building pulumi\n");
  });

  it("redraws one line on a terminal", () => {
    const { context, stderr } = recordedToolchain({});
    const progress = startProgress({ ...context, isTerminal: true }, "building pulumi");
    progress.update("3 packages");
    progress.done();
    expect(stderr()).toBe(
      "building pulumi …\r\u001b[Kbuilding pulumi: 3 packages, 0 s\r\u001b[Kbuilding pulumi: 0 s\n",
    );
  });
});
