import { describe, expect, it } from "vitest";
import { WholeLines } from "./whole-lines";

describe("whole lines of two streams", () => {
  it("stay whole when a piece of one stream ends in the middle of a line", () => {
    let output = "";
    const stdout = new WholeLines((lines) => (output += lines));
    const stderr = new WholeLines((lines) => (output += lines));
    stdout.add(Buffer.from("creating a\ncreat"));
    stderr.add(Buffer.from("simulated fault: engine is killed\n"));
    stdout.add(Buffer.from("ing b\n"));
    expect(output).toBe("creating a\nsimulated fault: engine is killed\ncreating b\n");
  });

  it("pass on what is left at the end, once", () => {
    const seen: string[] = [];
    const lines = new WholeLines((text) => seen.push(text));
    lines.add(Buffer.from("no line end"));
    lines.flush();
    lines.flush();
    expect(seen).toEqual(["no line end\n"]);
  });

  it("keep a character whole that comes in two pieces", () => {
    const seen: string[] = [];
    const lines = new WholeLines((text) => seen.push(text));
    const bytes = Buffer.from("é\n");
    lines.add(bytes.subarray(0, 1));
    lines.add(bytes.subarray(1));
    expect(seen).toEqual(["é\n"]);
  });
});
