import * as kubernetes from "@pulumi/kubernetes";
import { describe, expect, it } from "vitest";
import { nameAfter } from "../../../components/core";
import { planProgram } from "../../../plan";

describe("nameAfter", () => {
  it("is known in a preview of a cluster that does not exist yet, and waits all the same", async () => {
    const plan = await planProgram({
      project: "test",
      stack: "dev",
      environment: "dev",
      config: {},
      entry: () => {
        const namespace = new kubernetes.core.v1.Namespace("shop", { metadata: { name: "shop" } });
        new kubernetes.core.v1.ConfigMap("settings", {
          metadata: { name: "settings", namespace: nameAfter(namespace, "shop") },
        });
      },
    });
    const settings = plan.resources.find(({ name }) => name === "settings");
    expect(settings?.inputs.metadata).toEqual({ name: "settings", namespace: "shop" });
    expect(settings?.dependencies).toEqual([
      "urn:pulumi:dev::test::kubernetes:core/v1:Namespace::shop",
    ]);
  });
});
