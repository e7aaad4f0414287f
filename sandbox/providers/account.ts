import { AccountJournal } from "./account-journal";
import { isProperties } from "./properties";
import type { Properties } from "./properties";

/** One thing that exists in a simulated account. */
export interface AccountRecord {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
  readonly inputs: Properties;
  /** Inputs and what the cloud computed; secrets are sealed. */
  readonly outputs: Properties;
}

/**
 * What exists in a simulated cloud account or cluster, kept on disk between runs so that refresh,
 * drift and destroy mean something. One journal line a change: a run that is killed loses nothing.
 */
export class Account {
  /** By type and id; usually one each. */
  private readonly records = new Map<string, readonly AccountRecord[]>();
  private readonly journal: AccountJournal;

  /** @param file - journal of this account; made when it is first written */
  constructor(file: string) {
    this.journal = new AccountJournal(file);
    for (const entry of this.journal.read()) {
      if (!isEntry(entry)) continue;
      if ("put" in entry) this.keep(entry.put);
      else this.drop(entry.remove);
    }
    this.journal.rewrite(this.list().map((record) => ({ put: record })));
  }

  /**
   * The record of that type and id. Several clusters may each hold an object of one name, so the
   * record with the same URN is preferred; after a rename the only one left is meant.
   */
  find(type: string, id: string, urn: string): AccountRecord | undefined {
    const records = this.records.get(keyOf({ type, id })) ?? [];
    return records.find((record) => record.urn === urn) ?? records[0];
  }

  /** True when something of that type has the id already. */
  has(type: string, id: string): boolean {
    return this.records.has(keyOf({ type, id }));
  }

  put(record: AccountRecord): void {
    this.keep(record);
    this.journal.append({ put: record });
  }

  remove(record: AccountRecord): void {
    const { type, id, urn } = record;
    this.drop({ type, id, urn });
    this.journal.append({ remove: { type, id, urn } });
  }

  /** Everything that exists. */
  list(): readonly AccountRecord[] {
    return [...this.records.values()].flat();
  }

  private keep(record: AccountRecord): void {
    this.records.set(keyOf(record), [...this.others(record), record]);
  }

  private drop(identity: Identity): void {
    const others = this.others(identity);
    if (others.length === 0) this.records.delete(keyOf(identity));
    else this.records.set(keyOf(identity), others);
  }

  private others(identity: Identity): readonly AccountRecord[] {
    const records = this.records.get(keyOf(identity)) ?? [];
    return records.filter((record) => record.urn !== identity.urn);
  }
}

type Identity = Pick<AccountRecord, "type" | "id" | "urn">;

type Entry = { readonly put: AccountRecord } | { readonly remove: Identity };

function keyOf(identity: Pick<AccountRecord, "type" | "id">): string {
  return `${identity.type}\n${identity.id}`;
}

function isEntry(value: unknown): value is Entry {
  if (!isProperties(value)) return false;
  return isRecord(value.put) || isIdentity(value.remove);
}

function isRecord(value: unknown): value is AccountRecord {
  return (
    isProperties(value) &&
    isProperties(value.inputs) &&
    isProperties(value.outputs) &&
    isIdentity(value)
  );
}

function isIdentity(value: unknown): value is Identity {
  return (
    isProperties(value) &&
    typeof value.urn === "string" &&
    typeof value.type === "string" &&
    typeof value.id === "string"
  );
}
