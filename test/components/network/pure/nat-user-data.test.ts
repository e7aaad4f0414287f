import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { natUserData } from "../../../../components/network/pure/nat-user-data";

const golden = readFileSync(path.join(__dirname, "nat-user-data.golden.sh"), "utf8");

describe("natUserData", () => {
  it("is the golden script for two ranges", () => {
    expect(natUserData(["10.0.0.0/16", "100.64.0.0/16"])).toBe(golden);
  });

  it("fits the 16 KiB that an instance takes", () => {
    expect(Buffer.byteLength(golden)).toBeLessThan(16_384);
  });
});
