import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import schema from "../../../docs/schemas/orchestration-drift-1.json";
import { formatThingsJson, formatThingsText } from "../../../sandbox/drift/format-things";
import { listThings } from "../../../sandbox/drift/stack-accounts";
import { Account } from "../../../sandbox/providers/account";
import { scratchFolders } from "../../support/scratch-folder";
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

describe("a list with an object of a cluster", () => {
  it("names no region for it", () => {
    const folder = scratch();
    const place = { account: "123456789012", region: "dev-cluster" };
    const record = { urn: "a::map", type: "kubernetes:core/v1:ConfigMap", id: "default/map" };
    const account = new Account(path.join(folder, "kubernetes.jsonl"));
    account.put({ ...record, inputs: {}, outputs: {}, place });
    const things = listThings(folder);
    expect(formatThingsText(things)).toMatch(/default\/map +- +map\n$/);
    expect(formatThingsJson(things)).not.toContain("dev-cluster");
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
