import { mkdirSync } from "node:fs";
import path from "node:path";
import { SmallAccount } from "../providers/aws/rules/small-account";

/** A folder of accounts with a small network and cluster in it. */
export async function driftingAccount(folder: string): Promise<SmallAccount> {
  mkdirSync(folder, { recursive: true });
  return new SmallAccount(path.join(folder, "aws.jsonl")).makeCluster();
}
