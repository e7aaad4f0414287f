import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { clusterFiles } from "../../../sandbox/control-plane/cluster-files";
import { readState, removeState, writeState } from "../../../sandbox/control-plane/running-state";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

const STATE = {
  server: "https://127.0.0.1:43210",
  extras: ["nodes" as const],
  programs: [{ name: "etcd" as const, pid: 7 }],
  since: "2026-01-02T03:04:05.000Z",
};

function someFiles() {
  const files = clusterFiles(path.join(scratch(), "cluster"));
  mkdirSync(files.folder);
  return files;
}

describe("the state of a running cluster", () => {
  it("is read as it was written, and by its owner only", () => {
    const files = someFiles();
    writeState(files, STATE);
    expect(readState(files)).toEqual({ format: "orchestration-sandbox-cluster/1", ...STATE });
    expect(statSync(files.state).mode & 0o777).toBe(0o600);
    expect(readdirSync(files.folder)).toEqual(["running.json"]);
  });

  it.each(["", "{", "[]", '{"format":"orchestration-sandbox-cluster/2"}'])(
    "counts as none where the file says %j",
    (text) => {
      const files = someFiles();
      writeFileSync(files.state, text);
      expect(readState(files)).toBeUndefined();
    },
  );

  it("is gone once removed, however often", () => {
    const files = someFiles();
    writeState(files, STATE);
    removeState(files);
    removeState(files);
    expect(readState(files)).toBeUndefined();
  });
});
