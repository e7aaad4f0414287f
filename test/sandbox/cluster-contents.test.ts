import path from "node:path";
import { describe, expect, it } from "vitest";
import { removeContents } from "../../sandbox/cluster-contents";
import type { Clusters } from "../../sandbox/control-plane/cluster";
import { Account } from "../../sandbox/providers/account";
import { AWS_MODEL } from "../../sandbox/providers/aws/aws-model";
import { KUBERNETES_MODEL } from "../../sandbox/providers/kubernetes/kubernetes-model";
import { SimulatedProvider } from "../../sandbox/providers/simulated-provider";
import { CONFIGURATION, request } from "./providers/resource-requests";
import { scratchFolders } from "../support/scratch-folder";

const scratch = scratchFolders();

const CLUSTER = request("aws:eks/cluster:Cluster", "shop", { name: "shop" });
const MAP = request("kubernetes:core/v1:ConfigMap", "settings", { metadata: { name: "settings" } });

/** Clusters that only note what is forgotten. */
function forgetful(forgotten: string[]): Clusters {
  const nothing = () => Promise.resolve();
  return {
    open: () => Promise.reject(new Error("never opened")),
    forget: async (name) => void forgotten.push(name),
    restart: nothing,
    names: () => [],
    close: nothing,
  };
}

/** Both clouds of one stack. */
function clouds(forgotten: string[] = []) {
  const folder = scratch();
  const account = new Account(path.join(folder, "aws.jsonl"));
  const recorded = new Account(path.join(folder, "kubernetes.jsonl"));
  const contents = { aws: account, recorded, clusters: forgetful(forgotten) };
  const aws = new SimulatedProvider(AWS_MODEL, account, removeContents(contents));
  return { aws, recorded, kubernetes: new SimulatedProvider(KUBERNETES_MODEL, recorded) };
}

describe("removeContents", () => {
  it("removes with a cluster what is recorded in it, and nothing of another", async () => {
    const { aws, kubernetes, recorded } = clouds();
    const { id, outputs } = await aws.configure(CONFIGURATION).create(CLUSTER);
    await kubernetes.configure({ clusterIdentifier: "shop" }).create(MAP);
    const other = { ...MAP, urn: `${MAP.urn}-other` };
    await kubernetes.configure({ clusterIdentifier: "toys" }).create(other);
    await aws.configure(CONFIGURATION).delete({ ...CLUSTER, id, outputs });
    expect(recorded.list().map(({ urn }) => urn)).toEqual([other.urn]);
  });

  it("forgets the API server, whichever way a kubeconfig calls the cluster", async () => {
    const forgotten: string[] = [];
    const aws = clouds(forgotten).aws.configure(CONFIGURATION);
    const known = { ...CLUSTER, ...(await aws.create(CLUSTER)) };
    await aws.delete(known);
    expect(forgotten).toEqual(["shop", "arn-aws-eks-eu-west-1-111122223333-cluster-shop"]);
  });

  it("leaves it to the last of two clusters of one name", async () => {
    const forgotten: string[] = [];
    const { aws } = clouds(forgotten);
    const there = { ...CLUSTER, urn: `${CLUSTER.urn}-there` };
    const [here, elsewhere] = [
      aws.configure(CONFIGURATION),
      aws.configure({ ...CONFIGURATION, region: "us-east-1" }),
    ];
    const first = await here.create(CLUSTER);
    const second = await elsewhere.create(there);
    await here.delete({ ...CLUSTER, ...first });
    expect(forgotten).toEqual([]);
    await elsewhere.delete({ ...there, ...second });
    expect(forgotten[0]).toBe("shop");
  });

  it("leaves everything alone when AWS keeps the cluster", async () => {
    const forgotten: string[] = [];
    const aws = clouds(forgotten).aws.configure(CONFIGURATION);
    const kept = { ...CLUSTER, inputs: { ...CLUSTER.inputs, deletionProtection: true } };
    const known = { ...kept, ...(await aws.create(kept)) };
    await expect(aws.delete(known)).rejects.toThrow("deletion protection");
    expect(forgotten).toEqual([]);
  });
});
