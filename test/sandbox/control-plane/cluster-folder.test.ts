import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { clusterFiles } from "../../../sandbox/control-plane/cluster-files";
import { prepareFolder } from "../../../sandbox/control-plane/cluster-folder";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

function seedWith(content: string): () => Promise<string> {
  const seed = scratch();
  writeFileSync(path.join(seed, "db"), content);
  return () => Promise.resolve(seed);
}

describe("prepareFolder", () => {
  it("begins a new cluster with a copy of the seed, in a folder of the user's own", async () => {
    const files = clusterFiles(path.join(scratch(), "dev", "dev-cluster"));
    await prepareFolder(files, seedWith("seed"));
    expect(readFileSync(path.join(files.data, "db"), "utf8")).toBe("seed");
    expect(statSync(files.folder).mode & 0o777).toBe(0o700);
  });

  it("keeps the data of a cluster that is there, and asks for no seed", async () => {
    const files = clusterFiles(path.join(scratch(), "dev-cluster"));
    await prepareFolder(files, seedWith("first"));
    await prepareFolder(files, () => Promise.reject(new Error("not needed")));
    expect(readFileSync(path.join(files.data, "db"), "utf8")).toBe("first");
  });

  it("starts over where a copy was cut off", async () => {
    const files = clusterFiles(path.join(scratch(), "dev-cluster"));
    mkdirSync(`${files.data}.partial`, { recursive: true });
    writeFileSync(path.join(`${files.data}.partial`, "half"), "");
    await prepareFolder(files, seedWith("seed"));
    expect(existsSync(path.join(files.data, "half"))).toBe(false);
  });
});
