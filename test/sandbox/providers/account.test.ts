import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Account, type AccountRecord } from "../../../sandbox/providers/account";
import { scratchFolders } from "../../support/scratch-folder";

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

  it("shrinks the journal to what exists before the first write of a run", () => {
    const file = accountFile();
    const account = new Account(file);
    for (let version = 0; version < 20; version += 1) account.put({ ...VPC, outputs: { version } });
    new Account(file).put({ ...VPC, urn: "urn:b" });
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(2);
  });

  it("leaves the journal alone as long as it only reads", () => {
    const file = accountFile();
    const account = new Account(file);
    for (let version = 0; version < 20; version += 1) account.put({ ...VPC, outputs: { version } });
    expect(new Account(file).list()).toHaveLength(1);
    expect(readFileSync(file, "utf8").trim().split("\n")).toHaveLength(20);
  });

  it("sees what another run writes meanwhile, and loses nothing of it", () => {
    const file = accountFile();
    const [one, other] = [new Account(file), new Account(file)];
    one.put(VPC);
    other.put({ ...VPC, id: "vpc-2" });
    one.put({ ...VPC, id: "vpc-3" });
    other.remove(VPC);
    const ids = (account: Account) => account.list().map(({ id }) => id);
    expect([ids(one), ids(other)]).toEqual([
      ["vpc-2", "vpc-3"],
      ["vpc-2", "vpc-3"],
    ]);
  });

  it("writes on after a line that was cut off", () => {
    const file = accountFile();
    const account = new Account(file);
    account.put(VPC);
    appendFileSync(file, '{"put":{"urn":"urn:cut');
    account.put({ ...VPC, id: "vpc-2" });
    expect(new Account(file).list().map(({ id }) => id)).toEqual(["vpc-1", "vpc-2"]);
  });

  it("reads a journal of before places were kept", () => {
    const file = accountFile();
    new Account(file).put(VPC);
    expect(new Account(file).list()[0]).not.toHaveProperty("place");
  });

  it("holds no traces when nothing is left", () => {
    const file = accountFile();
    const account = new Account(file);
    account.put(VPC);
    account.remove(VPC);
    expect(readFileSync(file, "utf8")).toBe("");
    account.put(VPC);
    expect(new Account(file).list()).toEqual([VPC]);
  });

  it("makes no file for an account that stays empty", () => {
    const file = accountFile();
    expect([new Account(file).list(), existsSync(file)]).toEqual([[], false]);
  });
});
