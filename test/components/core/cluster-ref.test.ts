import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { type ClusterRef, clusterNameOf } from "../../../components/core";
import { valueOf } from "../../support/mocks";

describe("clusterNameOf", () => {
  it.each<[string, ClusterRef]>([
    ["a name", "dev"],
    ["an Output", pulumi.output("dev")],
    ["a promise", Promise.resolve("dev")],
    ["a contract", { clusterName: "dev" }],
    ["a component", { clusterName: pulumi.output("dev") }],
  ])("reads the name off %s", async (_form, cluster) => {
    expect(await valueOf(clusterNameOf(cluster))).toBe("dev");
  });
});
