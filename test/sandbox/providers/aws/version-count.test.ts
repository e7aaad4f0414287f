import path from "node:path";
import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../sandbox/providers/properties";
import type { Properties } from "../../../../sandbox/providers/properties";
import { scratchFolders } from "../../../support/scratch-folder";
import { SmallAccount } from "./rules/small-account";

const scratch = scratchFolders();

/** Outputs of a launch template after an update to these inputs. */
async function updated(inputs: Properties, isPreview: boolean): Promise<Properties> {
  const account = new SmallAccount(path.join(scratch(), "aws.jsonl"));
  const known = await account.make("template", "nodes", { name: "nodes", imageId: "ami-1" });
  return account.aws.update({ ...known, inputs }, known.inputs, isPreview);
}

describe("countVersions", () => {
  it("gives a changed launch template another version, unknown in a preview", async () => {
    const inputs = { name: "nodes", imageId: "ami-2" };
    expect((await updated(inputs, false)).latestVersion).toBe(2);
    expect((await updated(inputs, true)).latestVersion).toBe(UNKNOWN);
  });

  it("counts no version for the template's own tags", async () => {
    const inputs = { name: "nodes", imageId: "ami-1", tags: { owner: "a" } };
    expect((await updated(inputs, false)).latestVersion).toBe(1);
  });

  it("lets the default follow where that is asked for", async () => {
    const inputs = { name: "nodes", imageId: "ami-2", updateDefaultVersion: true };
    const { latestVersion, defaultVersion } = await updated(inputs, false);
    expect([latestVersion, defaultVersion]).toEqual([2, 2]);
    expect((await updated({ name: "nodes", imageId: "ami-2" }, false)).defaultVersion).toBe(1);
  });
});
