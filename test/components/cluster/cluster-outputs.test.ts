import { describe, expect, it } from "vitest";
import { issuerOf } from "../../../components/cluster/cluster-outputs";
import { EksCluster } from "../../../components/cluster";
import { record, valueOf } from "../../support/mocks";
import { clusterArgs } from "./plan-cluster";

describe("issuerOf", () => {
  it("takes the issuer that EKS gives to the cluster", () => {
    const issuer = "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLE";
    expect(issuerOf([{ oidcs: [{ issuer }] }])).toBe(issuer);
  });

  it("is empty where there is none", () => {
    expect(issuerOf()).toBe("");
    expect(issuerOf([{ oidcs: [] }])).toBe("");
  });
});

describe("outputs of a cluster", () => {
  it("name the key and the logs, also where the key was given", async () => {
    const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
    const clusters: EksCluster[] = [];
    await record(() => {
      clusters.push(
        new EksCluster("own", clusterArgs),
        new EksCluster("given", { ...clusterArgs, secretsKey: { kind: "given", keyArn } }),
      );
    });
    const [own, given] = clusters;
    expect(await valueOf(own?.secretsKeyArn)).toBe("arn:aws:test:::own-key");
    expect(await valueOf(given?.secretsKeyArn)).toBe(keyArn);
    expect(await valueOf(own?.logGroupName)).toBe("/aws/eks/own/cluster");
  });

  it("tell the range of Services that was asked for", async () => {
    const clusters: EksCluster[] = [];
    const addressing = { family: "ipv4", serviceCidr: "172.20.0.0/16" } as const;
    await record(() => clusters.push(new EksCluster("dev", { ...clusterArgs, addressing })));
    expect(await valueOf(clusters[0]?.serviceCidr)).toBe("172.20.0.0/16");
  });
});
