import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { clusterFiles } from "../../sandbox/control-plane/cluster-files";
import { installForClusters } from "../../sandbox/control-plane/install-for-clusters";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { requestServer } from "../../sandbox/control-plane/server-request";
import { startDaemon, stopDaemon } from "../../sandbox/control-plane/start-daemon";
import { processesWith } from "../support/processes";
import { testToolchainContext } from "../support/toolchain-context";

const SECRETS = "/api/v1/namespaces/default/secrets";

describe("a cluster that `orchestrate sandbox start` left running", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "forgotten-cluster-"));
  const files = clusterFiles(path.join(folder, "shop"));
  const context = testToolchainContext();

  afterAll(async () => {
    await stopDaemon(files, context);
    rmSync(folder, { recursive: true, force: true });
  });

  it("goes on as a new one with its extras when its EKS cluster is deleted", async () => {
    const programs = await installForClusters(context);
    const extras = new Set(["controller-manager"] as const);
    const { access } = await startDaemon({ name: "shop", files, programs, extras }, context);
    const secret = { metadata: { name: "s" }, stringData: { password: "x" } };
    expect((await requestServer(access, "POST", SECRETS, secret)).status).toBe(201);

    const clusters = new SandboxClusters({ folder, programs, context });
    await clusters.open("shop");
    await clusters.forget("shop");

    const fresh = await clusters.open("shop");
    expect((await requestServer(fresh, "GET", `${SECRETS}/s`)).status).toBe(404);
    expect([...fresh.extras]).toEqual(["controller-manager"]);
    expect(await clusters.forgetAll()).toEqual(["shop"]);
    expect(processesWith(files.folder)).toHaveLength(3);
    await stopDaemon(files, context);
    expect(processesWith(files.folder)).toEqual([]);
  });
});
