import { describe, expect, it } from "vitest";
import { parseOptions } from "../../../scripts/soak/options";

describe("parseOptions", () => {
  it("runs all of it when nothing is said", () => {
    expect(parseOptions([])).toEqual({
      trials: 60,
      trial: undefined,
      settings: 10_000,
      plans: 2000,
      seed: 1,
      parts: ["kills", "fuzz"],
      kubernetes: "recorded",
      out: undefined,
    });
  });

  it("reports everything that is wrong at once", () => {
    const parse = () => parseOptions(["--trials", "many", "--only", "all", "--kubernetes", "k3s"]);
    expect(parse).toThrow('--trials: must be a whole number, got "many"; use 0 or more');
    expect(parse).toThrow('--only: knows kills and fuzz, got "all"; use one of them or both');
    expect(parse).toThrow('--kubernetes: is not a mode, got "k3s"; use recorded or api-server');
  });

  it("lists the flags when there is no such one", () => {
    expect(() => parseOptions(["--trails", "5"])).toThrow("the flags are --trials, --trial");
  });
});
