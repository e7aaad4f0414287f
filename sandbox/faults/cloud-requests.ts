import { PartialCreation } from "../providers/partial-creation";
import type { ResourceRequest, ResourceState } from "../providers/provider";
import type { FaultSession } from "./fault-session";

/** Waits between two tries double from the first to the longest, as the SDK's do, only shorter. */
const BACKOFF = { firstMs: 5, longestMs: 200 } as const;

/** Reads after a create until the real provider gives up. */
const READ_BACK_TRIES = 20;

/** Clouds behind a network; values that are drawn in this process are not sent. */
const REMOTE: ReadonlySet<string> = new Set(["aws", "kubernetes"]);

/** The way of requests to one cloud and back, with what can go wrong on it. */
export class CloudRequests {
  private readonly cloud: string;
  private readonly session: FaultSession;

  constructor(cloud: string, session: FaultSession) {
    this.cloud = cloud;
    this.session = session;
  }

  /** Takes the time that a request takes, and tries again while it is throttled. */
  async send(verb: string, urn: string): Promise<void> {
    if (!REMOTE.has(this.cloud)) return;
    const request = `${verb} ${urn}`;
    const number = this.session.count(request);
    await this.delay(`${request} ${number}`);
    if (this.cloud === "aws") await this.passThrottling(verb, urn, number);
  }

  /** Polls until a slow create is ready. */
  async awaitReady({ type, urn }: ResourceRequest): Promise<void> {
    const { slowCreates } = this.session.faults;
    const polls = slowCreates?.polls[type];
    if (slowCreates === undefined || polls === undefined) return;
    this.session.report(`create takes ${polls} polls: ${urn}`);
    for (let poll = 0; poll < polls; poll += 1) {
      await this.session.clock.sleep(slowCreates.interval);
    }
  }

  /** Reads what was created until the cloud shows it, as the real provider does. */
  async readBack({ type, urn }: ResourceRequest, state: ResourceState): Promise<void> {
    const { eventualConsistency } = this.session.faults;
    if (eventualConsistency === undefined) return;
    const { reads, types } = eventualConsistency;
    const isMeant = types === undefined ? this.cloud === "aws" : types.includes(type);
    if (!isMeant) return;
    this.session.report(`${reads} reads after the create find nothing: ${urn}`);
    for (let read = 1; read <= Math.min(reads, READ_BACK_TRIES); read += 1) {
      await this.session.clock.sleep(backoff(read));
    }
    if (reads <= READ_BACK_TRIES) return;
    const tries = `couldn't find resource (${READ_BACK_TRIES + 1} retries)`;
    throw new PartialCreation(`simulated ${this.cloud}: ${tries}`, state);
  }

  private async delay(request: string): Promise<void> {
    const { latency } = this.session.faults;
    if (latency === undefined) return;
    const { minimum, maximum } = latency;
    await this.session.clock.sleep(
      this.session.chance.between(minimum, maximum, `latency ${request}`),
    );
  }

  private async passThrottling(verb: string, urn: string, number: number): Promise<void> {
    const { throttling } = this.session.faults;
    if (throttling === undefined) return;
    const isRefused = (attempt: number): boolean =>
      this.session.chance.happens(throttling.rate, `throttle ${verb} ${urn} ${number}.${attempt}`);
    let refusals = 0;
    while (refusals < throttling.attempts && isRefused(refusals)) {
      refusals += 1;
      await this.session.clock.sleep(backoff(refusals));
    }
    if (refusals === 0) return;
    this.session.report(`${verb} is throttled ${refusals} times: ${urn}`);
    if (refusals < throttling.attempts) return;
    throw new Error(
      `simulated aws: exceeded maximum number of attempts, ${throttling.attempts}, ` +
        "api error ThrottlingException: Rate exceeded",
    );
  }
}

function backoff(attempt: number): number {
  return Math.min(BACKOFF.firstMs * 2 ** (attempt - 1), BACKOFF.longestMs);
}
