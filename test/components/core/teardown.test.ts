import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { applyTeardown } from "../../../components/core";
import { loadStackConfig, planProgram } from "../../../plan";
import { ROOT } from "../../support/repository";

class Shop extends pulumi.ComponentResource {
  constructor(provider: kubernetes.Provider) {
    super("shop:web:Shop", "shop", {}, { provider });
    new kubernetes.core.v1.ConfigMap("child", { data: {} }, { parent: this });
  }
}

/** A cluster with one object of each kind that the transformation tells apart. */
function declare(): void {
  const cluster = new aws.eks.Cluster("cluster", { roleArn: "r", vpcConfig: { subnetIds: [] } });
  const provider = new kubernetes.Provider("inside", { kubeconfig: cluster.endpoint });
  const elsewhere = new kubernetes.Provider("elsewhere", { kubeconfig: "{}" });
  new kubernetes.core.v1.ConfigMap("before", { data: {} }, { provider });
  applyTeardown({ controlPlane: cluster, provider });
  new kubernetes.core.v1.ConfigMap("own", { data: {} }, { provider });
  new Shop(provider);
  new kubernetes.core.v1.ConfigMap("chosen", {}, { provider, deletedWith: provider });
  new kubernetes.core.v1.ConfigMap("foreign", { data: {} }, { provider: elsewhere });
  new kubernetes.networking.v1.Ingress("entry", { spec: {} }, { provider });
  new aws.sqs.Queue("jobs", {});
}

async function deletedWith(): Promise<Readonly<Record<string, string | undefined>>> {
  const config = loadStackConfig(ROOT, "local");
  const { resources } = await planProgram({ ...config, entry: declare });
  return Object.fromEntries(
    resources
      .filter(({ type }) => /^(?:kubernetes|aws:sqs)/.test(type))
      .map(({ name, deletedWith: urn }) => [name, urn?.split("::").at(-1)]),
  );
}

describe("applyTeardown", () => {
  it("lets what the provider makes from then on go with the cluster, unless it is drained", async () => {
    expect(await deletedWith()).toEqual({
      before: undefined,
      own: "cluster",
      child: "cluster",
      chosen: "inside",
      foreign: undefined,
      entry: undefined,
      jobs: undefined,
    });
  });
});
