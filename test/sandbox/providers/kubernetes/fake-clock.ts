import type { Clock } from "../../../../sandbox/clock";

/** A clock on which only sleeping takes time. */
export class FakeClock implements Clock {
  readonly pauses: number[] = [];
  private time = 0;

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.pauses.push(milliseconds);
    this.time += milliseconds;
  }
}
