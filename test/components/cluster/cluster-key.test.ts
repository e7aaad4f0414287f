import { describe, expect, it } from "vitest";
import { logKeyPolicy } from "../../../components/core/pure/iam-policy";
import { provesRow } from "../../support/proves";
import { clusterArgs, planCluster } from "./plan-cluster";

describe("createKey", () => {
  it("rotates the key and keeps it for thirty days after deletion", async () => {
    const { inputs } = (await planCluster()).only("aws:kms/key:Key");
    expect(inputs).toMatchObject({ enableKeyRotation: true, deletionWindowInDays: 30 });
  });

  it("lets CloudWatch Logs use the key for the cluster's log group only [LOG-5]", async () => {
    const key = (await planCluster()).only("aws:kms/key:Key");
    const logGroupName = "/aws/eks/dev-cluster/cluster";
    provesRow(
      "LOG-5",
      key,
      "policy",
      logKeyPolicy(clusterArgs.aws, logGroupName, "LogsOfTheControlPlane"),
    );
  });

  it("names the key after the cluster", async () => {
    const { inputs } = (await planCluster()).only("aws:kms/alias:Alias");
    expect(inputs.name).toBe("alias/dev-cluster");
  });
});
