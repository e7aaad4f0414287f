import type { Account, AccountRecord } from "./account";
import { CloudView } from "./cloud-view";

/**
 * What a preview has said so far that it would create or change. The next resource of the same
 * preview is judged as if it were there; a real change looks at the account only.
 */
export class Announcements {
  private readonly byUrn = new Map<string, Announcement>();
  /** What would change, by what it is: it may have another URN from now on. */
  private readonly changed = new Set<string>();

  /** Says what the resource would be; `isNew` where the preview would create it. */
  announce(record: AccountRecord, isNew: boolean): void {
    this.byUrn.set(record.urn, { record, isNew });
    if (!isNew) this.changed.add(identityOf(record));
  }

  /** Forgets everything, because a real run has begun. */
  forget(): void {
    this.byUrn.clear();
    this.changed.clear();
  }

  /** What was announced as new, and nothing else. */
  created(): CloudView {
    const news = [...this.byUrn.values()].filter(({ isNew }) => isNew);
    return new CloudView(news.map(({ record }) => record));
  }

  /**
   * The account as it would be when the preview comes to a resource, without that resource. What it
   * replaces is taken to be gone by then: whether the program asked for that is not sent to providers.
   *
   * @param itself - the resource as it is, which may have another URN
   */
  view(account: Account, urn: string, itself?: AccountRecord): CloudView {
    const announced = [...this.byUrn.values()].map(({ record }) => record);
    const kept = account
      .list()
      .filter((record) => record !== itself && !this.changed.has(identityOf(record)));
    return new CloudView([...kept, ...announced].filter((record) => record.urn !== urn));
  }
}

function identityOf({ type, id, place }: AccountRecord): string {
  return [type, id, place?.account, place?.region].join("\n");
}

interface Announcement {
  readonly record: AccountRecord;
  readonly isNew: boolean;
}
