import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { chooseClusters } from "../../../sandbox/control-plane/choose-clusters";
import { Account } from "../../../sandbox/providers/account";
import { sandboxFolders } from "../../../sandbox/sandbox-folders";
import { VERSIONS } from "../../../sandbox/toolchain/versions";
import { recordedToolchain } from "../../engine/toolchain/recorded-toolchain";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

/** A cache that holds something of each program's name. */
function builtCache(): string {
  const cache = scratch();
  for (const [name, version] of [
    ["etcd", VERSIONS.etcd],
    ["kube-apiserver", VERSIONS.kubernetes],
  ] as const) {
    mkdirSync(path.join(cache, name, version, "bin"), { recursive: true });
    writeFileSync(path.join(cache, name, version, "bin", name), "");
  }
  return cache;
}

describe("chooseClusters", () => {
  it("records where nothing is built, and says how to get a server", async () => {
    const { context, stderr } = recordedToolchain({ ORCHESTRATION_CACHE: scratch() });
    const clusters = await chooseClusters(undefined, sandboxFolders(scratch(), "dev"), context);
    expect(clusters).toBeUndefined();
    expect(stderr()).toBe(
      "simulated: objects are recorded only; `orchestrate sandbox start` builds a real API server\n",
    );
  });

  it("refuses to do without a server that was asked for", async () => {
    const { context } = recordedToolchain({ ORCHESTRATION_CACHE: scratch() });
    const chosen = chooseClusters("api-server", sandboxFolders(scratch(), "dev"), context);
    await expect(chosen).rejects.toThrow("there is no API server; build one with");
  });

  it("takes the server where one is built", async () => {
    const { context, stderr } = recordedToolchain({ ORCHESTRATION_CACHE: builtCache() });
    const clusters = await chooseClusters(undefined, sandboxFolders(scratch(), "dev"), context);
    expect(clusters?.names()).toEqual([]);
    expect(stderr()).toContain("simulated: objects are applied to a real API server");
  });

  it("stays with records while the stack has some", async () => {
    const { context, stderr } = recordedToolchain({ ORCHESTRATION_CACHE: builtCache() });
    const folders = sandboxFolders(scratch(), "dev");
    new Account(path.join(folders.accounts, "kubernetes.jsonl")).put({
      urn: "urn:pulumi:dev::p::kubernetes:core/v1:Namespace::a",
      type: "kubernetes:core/v1:Namespace",
      id: "a",
      inputs: {},
      outputs: {},
    });
    expect(await chooseClusters(undefined, folders, context)).toBeUndefined();
    expect(stderr()).toContain("as before for this stack");
  });

  it("records without a word where that is asked for", async () => {
    const { context, stderr } = recordedToolchain({ ORCHESTRATION_CACHE: builtCache() });
    const folders = sandboxFolders(scratch(), "dev");
    expect(await chooseClusters("recorded", folders, context)).toBeUndefined();
    expect(stderr()).toBe("");
  });
});
