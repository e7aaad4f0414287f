import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import schema from "../../../docs/schemas/orchestration-drift-1.json";
import { formatThingsJson, formatThingsText } from "../../../sandbox/drift/format-things";
import { listThings } from "../../../sandbox/drift/stack-accounts";
import { scratchFolders } from "../toolchain/scratch-folder";
import { driftingAccount } from "./drifting-account";

const scratch = scratchFolders();

describe("formatThingsText", () => {
  it("aligns its columns", async () => {
    const folder = scratch();
    await driftingAccount(folder);
    const [heading = "", ...rows] = formatThingsText(listThings(folder)).trimEnd().split("\n");
    const column = heading.indexOf("REGION");
    expect(rows.every((row) => row.slice(column).startsWith("eu-west-1  "))).toBe(true);
  });

  it("is a heading where nothing exists", () => {
    expect(formatThingsText([])).toBe("TYPE  ID  REGION  NAME\n");
  });
});

describe("formatThingsJson", () => {
  it("gives what docs/schemas/orchestration-drift-1.json describes", async () => {
    const folder = scratch();
    await driftingAccount(folder);
    const validate = new Ajv({ strict: true }).compile(schema);
    expect(validate(JSON.parse(formatThingsJson(listThings(folder))))).toBe(true);
    expect(validate({ format: "orchestration-drift/1", things: [{ id: "x" }] })).toBe(false);
  });
});
