import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Account, type AccountRecord } from "../../../sandbox/providers/account";
import { scratchFolders } from "../toolchain/scratch-folder";

const scratch = scratchFolders();
const VPC: AccountRecord = {
  urn: "urn:a",
  type: "vpc",
  id: "vpc-1",
  inputs: {},
  outputs: { n: 1 },
};

function accountFile(): string {
  return path.join(scratch(), "accounts", "aws.jsonl");
}

describe("Account", () => {
  it("remembers between runs", () => {
    const file = accountFile();
    new Account(file).put(VPC);
    expect(new Account(file).list()).toEqual([VPC]);
  });

  it("keeps the last version of a record", () => {
    const account = new Account(accountFile());
    account.put(VPC);
    account.put({ ...VPC, outputs: { n: 2 } });
    expect(account.list()).toEqual([{ ...VPC, outputs: { n: 2 } }]);
  });

  it("forgets what was removed", () => {
    const file = accountFile();
    const account = new Account(file);
    account.put(VPC);
    account.remove(VPC);
    expect([account.has("vpc", "vpc-1"), new Account(file).list()]).toEqual([false, []]);
  });

  it("finds a record by type and id when its URN has changed", () => {
    const account = new Account(accountFile());
    account.put(VPC);
    expect(account.find("vpc", "vpc-1", "urn:renamed")).toEqual(VPC);
  });

  it("tells objects of one name in two clusters apart by their URNs", () => {
    const account = new Account(accountFile());
    const other = { ...VPC, urn: "urn:b" };
    account.put(VPC);
    account.put(other);
    account.remove(VPC);
    expect(account.list()).toEqual([other]);
  });

  it("loses only the last line when a run is killed while writing", () => {
    const file = accountFile();
    new Account(file).put(VPC);
    appendFileSync(file, '{"put":{"urn":"urn:cut');
    expect(new Account(file).list()).toEqual([VPC]);
  });

  it("shrinks the journal to what exists when it is opened", () => {
    const file = accountFile();
    const account = new Account(file);
    for (let version = 0; version < 20; version += 1) account.put({ ...VPC, outputs: { version } });
    expect(new Account(file).list()).toHaveLength(1);
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(1);
  });

  it("makes no file for an account that stays empty", () => {
    const file = accountFile();
    expect([new Account(file).list(), existsSync(file)]).toEqual([[], false]);
  });
});
