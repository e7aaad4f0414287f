import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readFaults } from "../../../sandbox/faults/read-faults";
import { temporaryFolder } from "../../cli/temporary-folder";

const cwd = temporaryFolder();

describe("readFaults", () => {
  it("reads JSON in braces and fills in the defaults", () => {
    expect(readFaults({ faults: '{"throttling": {"rate": 0.2}}' }, cwd)).toEqual({
      seed: 1,
      throttling: { rate: 0.2, attempts: 25 },
    });
  });

  it("reads a YAML file relative to the folder", () => {
    writeFileSync(path.join(cwd, "faults.yaml"), "seed: 4\nkill:\n  create: 40\n");
    expect(readFaults({ faults: "faults.yaml", seed: "9" }, cwd)).toEqual({
      seed: 9,
      kill: { create: 40, victim: "engine", moment: "begun" },
    });
  });

  it("asks for nothing without flags", () => {
    expect(readFaults({}, cwd)).toBeUndefined();
  });

  it.each([
    ['{"throttling": {"rate": 2}}', "throttling.rate: must be at most 1, got 2; lower it to 1"],
    ['{"throtling": {}}', 'throtling: is not a setting; did you mean "throttling"?'],
    ['{"kill": {"create": 0}}', "kill.create: must be at least 1, got 0; raise it to 1"],
    ['{"latency": {"minimum": 9, "maximum": 5}}', "latency.minimum: is above the maximum, got 9"],
    ['{"kill": ', "--faults: is neither YAML nor JSON"],
    ["nowhere.yaml", "nowhere.yaml: does not exist; check the path"],
  ])("refuses %s and says why", (faults, message) => {
    expect(() => readFaults({ faults }, cwd)).toThrow(message);
  });

  it("refuses a seed that is not a number, and one that seeds nothing", () => {
    expect(() => readFaults({ faults: "{}", seed: "x" }, cwd)).toThrow(
      '--seed: must be a whole number, got "x"; use 0 or more',
    );
    expect(() => readFaults({ seed: "1" }, cwd)).toThrow("add --faults or leave it out");
  });
});
