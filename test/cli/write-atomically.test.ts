import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileAtomically, writeFolderAtomically } from "../../cli/write-atomically";
import { temporaryFolder } from "./temporary-folder";

const folder = temporaryFolder();
const at = (name: string) => ({ path: path.join(folder, name), argument: `--out ${name}` });
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
const leftovers = () => readdirSync(folder).filter((name) => name.includes(".tmp"));

describe("writeFileAtomically", () => {
  it("makes the folders above the file", async () => {
    await writeFileAtomically(at("a/b/c.json"), "text");
    expect(read("a/b/c.json")).toBe("text");
  });

  it("replaces a file that is there", async () => {
    writeFileSync(path.join(folder, "old.json"), "old");
    await writeFileAtomically(at("old.json"), "new");
    expect(read("old.json")).toBe("new");
  });

  it("names the argument and leaves nothing behind where it may not write", async () => {
    writeFileSync(path.join(folder, "file"), "");
    await expect(writeFileAtomically(at("file/x.json"), "text")).rejects.toThrow(
      "--out file/x.json: cannot be written, a part of the path is a file; " +
        "choose a place that you may write to",
    );
    expect(leftovers()).toEqual([]);
  });

  it("does not write over a folder", async () => {
    mkdirSync(path.join(folder, "taken"));
    await expect(writeFileAtomically(at("taken"), "text")).rejects.toThrow(
      "--out taken: cannot be written, it is a folder",
    );
    expect(leftovers()).toEqual([]);
  });
});

describe("writeFolderAtomically", () => {
  const files = [
    { path: "x/y.yaml", text: "1" },
    { path: "z.json", text: "2" },
  ];

  it("writes every file", async () => {
    await writeFolderAtomically(at("fresh"), files, false);
    expect([read("fresh/x/y.yaml"), read("fresh/z.json")]).toEqual(["1", "2"]);
    expect(leftovers()).toEqual([]);
  });

  it("keeps nothing of a folder that it replaces", async () => {
    await writeFolderAtomically(at("again"), [{ path: "stale.yaml", text: "" }], false);
    await writeFolderAtomically(at("again"), files, true);
    expect(readdirSync(path.join(folder, "again")).sort()).toEqual(["x", "z.json"]);
    expect(leftovers()).toEqual([]);
  });

  it("leaves an existing folder as it is without leave to replace it", async () => {
    await writeFolderAtomically(at("kept"), [{ path: "mine.yaml", text: "" }], false);
    await expect(writeFolderAtomically(at("kept"), files, false)).rejects.toThrow(
      "--out kept: cannot be written, the folder exists",
    );
    expect(readdirSync(path.join(folder, "kept"))).toEqual(["mine.yaml"]);
    expect(leftovers()).toEqual([]);
  });
});
