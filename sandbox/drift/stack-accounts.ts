import { readdirSync } from "node:fs";
import path from "node:path";
import { didYouMean } from "../../components/core/pure/nearest-word";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { Account } from "../providers/account";
import type { AccountRecord } from "../providers/account";

/** The simulated account of one cloud. */
export interface CloudAccount {
  /** Package name of the cloud's provider: `aws`. */
  readonly cloud: string;
  readonly account: Account;
}

/** A thing and the account that it is in. */
export interface Thing extends CloudAccount {
  readonly record: AccountRecord;
}

const JOURNAL = ".jsonl";

/** The accounts that a stack has; none before its first update. */
export function openAccounts(folder: string): readonly CloudAccount[] {
  return journalsIn(folder).map((file) => ({
    cloud: path.basename(file, JOURNAL),
    account: new Account(path.join(folder, file)),
  }));
}

/** Everything that exists, by cloud, type and id. */
export function listThings(folder: string): readonly Thing[] {
  return openAccounts(folder).flatMap((each) => {
    const records = each.account
      .list()
      .toSorted((a, b) => compare(a.type, b.type) || compare(a.id, b.id));
    return records.map((record) => ({ ...each, record }));
  });
}

/** The one thing of that URN or id. */
export function findThing(folder: string, name: string): Thing {
  const things = listThings(folder);
  const byUrn = things.filter(({ record }) => record.urn === name);
  const found = byUrn.length > 0 ? byUrn : things.filter(({ record }) => record.id === name);
  const [thing] = found;
  if (thing === undefined) throw new ConfigurationError([missing(name, things)]);
  if (found.length === 1) return thing;
  const urns = found.map(({ record }) => record.urn).join(", ");
  throw new ConfigurationError([
    `<urn-or-id>: matches more than one resource, got ${name}; give one of ${urns}`,
  ]);
}

function missing(name: string, things: readonly Thing[]): string {
  const isObject = /[:$]kubernetes:/.test(name);
  if (isObject && things.every(({ cloud }) => cloud !== "kubernetes")) {
    return (
      `<urn-or-id>: is an object in the sandbox's API server, got ${name}; ` +
      "change it with kubectl and the kubeconfig that `orchestrate sandbox status` names"
    );
  }
  const names = things.flatMap(({ record }) => [record.id, record.urn]);
  const fix = didYouMean(name, names) ?? "see `orchestrate sandbox drift list`";
  return `<urn-or-id>: nothing of that URN or id exists, got ${name}; ${fix}`;
}

function journalsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith(JOURNAL))
      .toSorted();
  } catch {
    // A stack that was never updated has no accounts.
    return [];
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}
