import { AccountJournal } from "./account-journal";
import type { CloudLocation } from "./cloud-location";
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
  /** Where it is; absent in clouds without places and in journals of before places were kept. */
  readonly place?: CloudLocation | undefined;
  /** URN of its creation, where it was renamed or imported since: what was made up then stays. */
  readonly madeAs?: string | undefined;
}

/**
 * What exists in a simulated cloud account or cluster, kept on disk between runs so that refresh,
 * drift and destroy mean something. One journal line a change: a run that is killed loses nothing,
 * and what another process changes meanwhile is seen at the next look.
 */
export class Account {
  /** By type and id; usually one each. */
  private readonly records = new Map<string, readonly AccountRecord[]>();
  private readonly journal: AccountJournal;
  private isCompact = false;

  /** @param file - journal of this account; made when it is first written */
  constructor(file: string) {
    this.journal = new AccountJournal(file);
  }

  /**
   * The record of that type and id. Several clusters may each hold an object of one name, so the
   * record with the same URN is preferred; after a rename the only one left is meant.
   */
  find(type: string, id: string, urn: string): AccountRecord | undefined {
    const records = this.withId(type, id);
    return records.find((record) => record.urn === urn) ?? records[0];
  }

  /** Everything of that type and id: one record, unless regions or clusters have one each. */
  withId(type: string, id: string): readonly AccountRecord[] {
    this.catchUp();
    return this.records.get(keyOf({ type, id })) ?? [];
  }

  /** True when something of that type has the id already. */
  has(type: string, id: string): boolean {
    return this.withId(type, id).length > 0;
  }

  put(record: AccountRecord): void {
    this.write({ put: record });
  }

  remove({ type, id, urn }: AccountRecord): void {
    this.write({ remove: { type, id, urn } });
  }

  /** Everything that exists. */
  list(): readonly AccountRecord[] {
    this.catchUp();
    return [...this.records.values()].flat();
  }

  private write(entry: Entry): void {
    this.journal.exclusively(() => {
      this.catchUp();
      if (!this.isCompact || this.journal.hasCutLine) this.compact();
      this.journal.append(entry);
      this.catchUp();
      // An account in which nothing is left holds no traces of what was.
      if (this.records.size === 0) this.compact();
    });
  }

  /** Once a run, before its first write; a run that only reads leaves the file alone. */
  private compact(): void {
    this.isCompact = true;
    this.journal.rewrite([...this.records.values()].flat().map((record) => ({ put: record })));
    this.catchUp();
  }

  private catchUp(): void {
    const { isFresh, entries } = this.journal.news();
    if (isFresh) this.records.clear();
    for (const entry of entries) {
      if (!isEntry(entry)) continue;
      if ("put" in entry) this.keep(entry.put);
      else this.drop(entry.remove);
    }
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
