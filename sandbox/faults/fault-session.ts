import { Chance } from "./chance";
import type { Clock } from "../clock";
import type { Faults, Moment } from "./fault-schema";
import { fillDisk } from "./fill-disk";
import { Victims } from "./victims";

/** Where faults are reported and how they wait. */
export interface FaultContext {
  /** Takes one line, without its end. */
  readonly report: (line: string) => void;
  readonly clock: Clock;
}

/** One create, as the counters of a session see it. */
export interface CreateEvent {
  readonly provider: string;
  readonly urn: string;
}

/** The faults of one operation: what was asked for, what was counted so far, and on whom it acts. */
export class FaultSession {
  readonly faults: Faults;
  readonly chance: Chance;
  readonly clock: Clock;
  readonly victims = new Victims();
  private readonly counts = new Map<string, number>();
  private readonly context: FaultContext;

  constructor(faults: Faults, context: FaultContext) {
    this.faults = faults;
    this.chance = new Chance(faults.seed);
    this.clock = context.clock;
    this.context = context;
  }

  /** Says on stderr what happens; every fault does so once. */
  report(what: string): void {
    this.context.report(`simulated fault: ${what}`);
  }

  /** How often this was counted, this time included. */
  count(what: string): number {
    const count = (this.counts.get(what) ?? 0) + 1;
    this.counts.set(what, count);
    return count;
  }

  /**
   * Lets happen what is to happen at this point of a create.
   *
   * @returns true when the caller of the create will never get an answer
   */
  reach(moment: Moment, event: CreateEvent): boolean {
    const overall = this.count(moment);
    const ofProvider = this.count(`${moment} ${event.provider}`);
    if (moment === "exists") this.afterCreate(overall, ofProvider, event);
    const isCrash = this.crash(moment, ofProvider, event);
    return this.kill(moment, overall, event) || isCrash;
  }

  private afterCreate(overall: number, ofProvider: number, { provider }: CreateEvent): void {
    const { apiServerRestart, diskFull } = this.faults;
    if (diskFull?.create === overall) this.fill();
    if (provider === "kubernetes" && apiServerRestart?.creates === ofProvider) this.restart();
  }

  private crash(moment: Moment, ofProvider: number, { provider, urn }: CreateEvent): boolean {
    const crash = this.faults.providerCrash;
    if (crash?.provider !== provider || crash.moment !== moment) return false;
    if (crash.create !== ofProvider) return false;
    this.report(`the ${provider} provider crashes, create ${ofProvider} ${moment}: ${urn}`);
    this.victims.disconnect.get(provider)?.();
    return true;
  }

  private kill(moment: Moment, overall: number, { urn }: CreateEvent): boolean {
    const { kill } = this.faults;
    if (kill?.moment !== moment || kill.create !== overall) return false;
    this.report(`${kill.victim} is killed, create ${overall} ${moment}: ${urn}`);
    this.victims.killEngine();
    if (kill.victim === "everything") {
      this.victims.killPrograms();
      this.victims.killProcess();
    }
    return true;
  }

  private fill(): void {
    const { stateFolder } = this.victims;
    if (stateFolder === undefined) return;
    fillDisk(stateFolder);
    this.report("the file system with the engine's state is full");
  }

  private restart(): void {
    const { restartApiServers } = this.victims;
    if (restartApiServers === undefined) {
      this.report("no API server runs, objects are recorded only; none restarts");
      return;
    }
    this.report("the API server restarts");
    // The operation goes on meanwhile; that is the point.
    restartApiServers().catch((error: unknown) => {
      this.report(`the API server did not come back: ${String(error)}`);
    });
  }
}
