import { mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { clusterFiles } from "../../../sandbox/control-plane/cluster-files";
import { ensureCredentials, readToken } from "../../../sandbox/control-plane/credentials";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

function filesWithCredentials() {
  const files = clusterFiles(path.join(scratch(), "cluster"));
  mkdirSync(files.folder);
  ensureCredentials(files);
  return files;
}

describe("ensureCredentials", () => {
  it("makes files that only the user may read", () => {
    const files = filesWithCredentials();
    const all = [files.tokens, files.serviceAccountKey, files.encryption];
    expect(all.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  });

  it("keeps what is there, because the cluster's data depends on it", () => {
    const files = filesWithCredentials();
    const before = readFileSync(files.encryption, "utf8");
    ensureCredentials(files);
    expect(readFileSync(files.encryption, "utf8")).toBe(before);
  });

  it("gives every cluster and every holder another token", () => {
    const [one, two] = [filesWithCredentials(), filesWithCredentials()];
    const tokens = [one, two].flatMap((files) => [
      readToken(files, "admin"),
      readToken(files, "controllerManager"),
      readToken(files, "scheduler"),
    ]);
    expect(new Set(tokens).size).toBe(6);
    for (const token of tokens) expect(token).toMatch(/^[0-9a-f]{48}$/);
  });

  it("encrypts with a key of 32 bytes, and never without one", () => {
    const { resources } = JSON.parse(readFileSync(filesWithCredentials().encryption, "utf8"));
    const [{ providers }] = resources;
    expect(providers).toHaveLength(1);
    const secret = providers[0].secretbox.keys[0].secret;
    expect(Buffer.from(secret, "base64")).toHaveLength(32);
  });
});
