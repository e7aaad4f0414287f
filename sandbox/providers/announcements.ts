import type { Account, AccountRecord } from "./account";
import { CloudView } from "./cloud-view";

/**
 * What a preview has said so far that it would create or change. The next resource of the same
 * preview is judged as if it were there; a real change looks at the account only.
 */
export class Announcements {
  private readonly byUrn = new Map<string, Announcement>();

  /** Says what the resource would be; `isNew` where the preview would create it. */
  announce(record: AccountRecord, isNew: boolean): void {
    this.byUrn.set(record.urn, { record, isNew });
  }

  /** Forgets everything, because a real run has begun. */
  forget(): void {
    this.byUrn.clear();
  }

  /** What was announced as new, and nothing else. */
  created(): CloudView {
    const news = [...this.byUrn.values()].filter(({ isNew }) => isNew);
    return new CloudView(news.map(({ record }) => record));
  }

  /**
   * The account as it would be when the preview comes to a resource, without that resource: what
   * it replaces is gone by then, or stands in nobody's way.
   */
  view(account: Account, urn: string): CloudView {
    const announced = [...this.byUrn.values()].map(({ record }) => record);
    const kept = account.list().filter((record) => !this.isChanged(record));
    return new CloudView([...kept, ...announced].filter((record) => record.urn !== urn));
  }

  private isChanged({ urn, id }: AccountRecord): boolean {
    const announcement = this.byUrn.get(urn);
    return announcement !== undefined && !announcement.isNew && announcement.record.id === id;
  }
}

interface Announcement {
  readonly record: AccountRecord;
  readonly isNew: boolean;
}
