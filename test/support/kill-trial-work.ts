/** What one process of a kill trial does. */
export interface TrialWork {
  /** Operations of `orchestrate`, one after the other. */
  readonly operations: readonly ("up" | "refresh" | "preview" | "destroy" | "cancel")[];
  readonly stack: string;
  readonly stateDir: string;
  /** What `--faults` would say. */
  readonly faults?: object | undefined;
  /** The refresh takes over what the state knows nothing of. @default false */
  readonly adopt?: boolean | undefined;
  /** Resources that the engine works on at once. @default - the engine's own number */
  readonly parallel?: number | undefined;
  /** Where Kubernetes objects go. @default - a real API server where one is built */
  readonly kubernetes?: "api-server" | "recorded" | undefined;
}

/** True for work as the parent process sends it. */
export function isTrialWork(value: unknown): value is TrialWork {
  return typeof value === "object" && value !== null && "operations" in value;
}
