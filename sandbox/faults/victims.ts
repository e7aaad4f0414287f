/**
 * What faults act upon. An operation fills it in while it starts, because a provider is wrapped
 * before there is a server, and long before there is an engine.
 */
export class Victims {
  /** Kills the engine with SIGKILL. */
  killEngine: () => void = nothing;
  /** Kills the programs that the engine asked our language host to run. */
  killPrograms: () => void = nothing;
  /** Breaks the connections of one provider, by its name. */
  readonly disconnect = new Map<string, () => void>();
  /** Restarts every API server that runs; undefined where objects are recorded only. */
  restartApiServers: (() => Promise<void>) | undefined;
  /** Folder of the engine's state. */
  stateFolder: string | undefined;
  /** Kills this very process. */
  killProcess: () => void = () => process.kill(process.pid, "SIGKILL");
}

function nothing(): void {
  // No process has started yet, so none can be killed.
}
