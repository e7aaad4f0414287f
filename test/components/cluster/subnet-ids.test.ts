import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { countSubnets, subnetIdList } from "../../../components/cluster/subnet-ids";
import { valueOf } from "../../support/mocks";

describe("countSubnets", () => {
  it("counts a list, whatever its members are", () => {
    expect(countSubnets(["subnet-a", pulumi.output("subnet-b")])).toBe(2);
  });

  it("knows nothing of a list that is still to come", () => {
    expect(countSubnets(pulumi.output(["subnet-a"]))).toBeUndefined();
    expect(countSubnets(Promise.resolve(["subnet-a"]))).toBeUndefined();
  });
});

describe("subnetIdList", () => {
  it("keeps a list a list", () => {
    expect(subnetIdList(["subnet-a"])).toEqual(["subnet-a"]);
  });

  it("waits for one that is still to come", async () => {
    expect(await valueOf(subnetIdList(Promise.resolve(["subnet-a"])))).toEqual(["subnet-a"]);
  });
});
