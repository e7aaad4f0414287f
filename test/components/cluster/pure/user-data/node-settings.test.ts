import { describe, expect, it } from "vitest";
import {
  clusterDnsAddress,
  labelPairs,
  taintText,
} from "../../../../../components/cluster/pure/user-data/node-settings";

describe("clusterDnsAddress", () => {
  it.each([
    ["172.20.0.0/16", "172.20.0.10"],
    ["10.100.0.0/16", "10.100.0.10"],
    ["fd5c:3a1f::/108", "fd5c:3a1f::a"],
  ])("is the tenth address of %s", (cidr, address) => {
    expect(clusterDnsAddress(cidr)).toBe(address);
  });
});

describe("labelPairs", () => {
  it("sorts by key", () => {
    expect(labelPairs({ b: "2", a: "1" })).toBe("a=1,b=2");
  });
});

describe("taintText", () => {
  it("leaves an absent value empty", () => {
    expect(taintText({ key: "cold", effect: "NoExecute" })).toBe("cold=:NoExecute");
  });
});
