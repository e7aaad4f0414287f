import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { addComputedMembers } from "../../../plan/engine/computed-members";
import { UNKNOWN_SENTINEL } from "../../../plan/engine/wire-format";
import { plannedThing, Thing } from "../../embedded/things";

const BUCKET = "aws:s3/bucketVersioning:BucketVersioning";
const ROLE = "aws:iam/role:Role";

/** What a security group rule gets that takes its group from a cluster of the given network. */
async function groupOf(vpcConfig: aws.eks.ClusterArgs["vpcConfig"]): Promise<unknown> {
  const user = await plannedThing("user", () => {
    const cluster = new aws.eks.Cluster("cluster", { roleArn: "arn", vpcConfig });
    new Thing("user", { group: cluster.vpcConfig.clusterSecurityGroupId });
  });
  return user.inputs.group;
}

describe("planProgram", () => {
  it("does not know what AWS adds to an object that the program gave", async () => {
    expect(await groupOf({ subnetIds: ["subnet-1"] })).toEqual({ $unknown: true });
  });

  it("does not know it in a secret object either", async () => {
    // To a custom resource the SDK sends a secret that is not known as just not known.
    expect(await groupOf(pulumi.secret({ subnetIds: ["subnet-1"] }))).toEqual({ $unknown: true });
  });
});

describe("addComputedMembers", () => {
  it("keeps what the program set itself", () => {
    const given = { versioningConfiguration: { status: "Enabled", mfaDelete: "Disabled" } };
    expect(addComputedMembers(BUCKET, given)).toEqual(given);
  });

  it("reaches into every item of a list", () => {
    const given = { inlinePolicies: [{ policy: "{}" }, { name: "own", policy: "{}" }] };
    expect(addComputedMembers(ROLE, given)).toEqual({
      inlinePolicies: [
        { name: UNKNOWN_SENTINEL, policy: "{}" },
        { name: "own", policy: "{}" },
      ],
    });
  });

  it.each([
    ["absent", {}],
    ["unknown", { versioningConfiguration: UNKNOWN_SENTINEL }],
  ])("leaves an object alone that is %s", (_, given) => {
    expect(addComputedMembers(BUCKET, given)).toEqual(given);
  });

  it("leaves types alone of which nothing is published", () => {
    expect(addComputedMembers("test:index:Thing", { a: {} })).toEqual({ a: {} });
  });

  it("changes nothing in what it is given", () => {
    const given = { versioningConfiguration: { status: "Enabled" } };
    addComputedMembers(BUCKET, given);
    expect(given).toEqual({ versioningConfiguration: { status: "Enabled" } });
  });
});
