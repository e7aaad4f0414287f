import type { AccountRecord } from "./account";

/** Things of a cloud, as one change or one question sees them. */
export class CloudView {
  private readonly byType = new Map<string, AccountRecord[]>();

  constructor(records: readonly AccountRecord[]) {
    for (const record of records) {
      const others = this.byType.get(record.type);
      if (others === undefined) this.byType.set(record.type, [record]);
      else others.push(record);
    }
  }

  /** All things of a type. */
  ofType(type: string): readonly AccountRecord[] {
    return this.byType.get(type) ?? [];
  }
}

/** A change that a cloud may refuse, given everything else that exists. */
export interface CloudChange {
  readonly kind: "create" | "update" | "delete";
  /** The thing as it would be; for a deletion, as it is. */
  readonly thing: AccountRecord;
  /** The thing as it is before an update. */
  readonly before?: AccountRecord | undefined;
  /** Everything but the thing itself. */
  readonly others: CloudView;
}
