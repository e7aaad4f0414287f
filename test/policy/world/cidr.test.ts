import { describe, expect, it } from "vitest";
import { coversAll } from "../../../policy/world/cidr";

describe("blocks that hold every address between them", () => {
  it.each([
    ["the whole", ["0.0.0.0/0"]],
    ["the whole of the other family", ["10.0.0.0/8", "::/0"]],
    ["halves", ["128.0.0.0/1", "0.0.0.0/1"]],
    ["halves of the other family", ["::/1", "8000::/1"]],
    ["a half and quarters, in any order", ["192.0.0.0/2", "0.0.0.0/1", "128.0.0.0/2"]],
    ["halves that are not written at their start", ["200.0.0.1/1", "1.2.3.4/1"]],
    ["blocks that overlap", ["0.0.0.0/1", "64.0.0.0/2", "128.0.0.0/1"]],
  ])("%s", (_name, cidrs) => expect(coversAll(cidrs)).toBe(true));

  it.each([
    ["nothing", []],
    ["a half", ["0.0.0.0/1"]],
    ["the same half twice", ["0.0.0.0/1", "0.0.0.0/1"]],
    ["a gap", ["0.0.0.0/2", "128.0.0.0/1"]],
    ["halves of two families", ["0.0.0.0/1", "8000::/1"]],
    ["what is no block", ["0.0.0.0/1", "128.0.0.0", 7, undefined]],
  ])("not %s", (_name, cidrs) => expect(coversAll(cidrs)).toBe(false));

  it("are found among ten thousand without comparing each with each", () => {
    const cidrs = Array.from({ length: 10_000 }, (_, at) => `10.${at >> 8}.${at % 256}.0/24`);
    expect(coversAll(cidrs)).toBe(false);
    expect(coversAll([...cidrs, "0.0.0.0/1", "128.0.0.0/1"])).toBe(true);
  });
});
