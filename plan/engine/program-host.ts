import { ConfigurationError } from "../../components/core/pure/configuration-error";

/** What is changed in the process while a program runs. */
export interface HostOptions {
  /** Keeps the stacks of errors, at a third more time: the SDK takes some ten a resource. */
  readonly keepStacks: boolean;
}

/**
 * Runs a Pulumi program in this process and puts the process back afterwards. A program's mistakes
 * surface in three ways, and each becomes the rejection of the returned promise: a throw while it
 * loads, a rejection inside an `apply` that is not awaited, and resources that wait for each other
 * until nothing is left to do.
 */
export async function hostProgram(
  program: () => Promise<void>,
  options: HostOptions,
): Promise<void> {
  const restoreStacks = options.keepStacks ? undefined : withoutStacks();
  const faults = watchFaults();
  try {
    await Promise.race([settled(program), faults.first]);
  } finally {
    // What else a failed program rejects is a consequence and needs no handler.
    await lateRejections();
    faults.stop();
    restoreStacks?.();
  }
}

/** The program, and what it rejects after it has returned. */
async function settled(program: () => Promise<void>): Promise<void> {
  await program();
  await lateRejections();
}

/** Two turns of the event loop: rejections are reported at the end of one. */
async function lateRejections(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise that rejects with the first fault that has no other handler. */
function watchFaults(): { readonly first: Promise<never>; stop(): void } {
  const others = process.rawListeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  let report: (fault: unknown) => void = () => {};
  const first = new Promise<never>((_, reject) => {
    report = reject;
  });
  first.catch(() => {});
  const onRejection = (fault: unknown): void => report(fault);
  const onIdle = (): void => report(new ConfigurationError([STALLED]));
  process.on("unhandledRejection", onRejection);
  process.once("beforeExit", onIdle);
  return {
    first,
    stop() {
      process.off("unhandledRejection", onRejection);
      process.off("beforeExit", onIdle);
      for (const other of others) process.on("unhandledRejection", (...args) => other(...args));
    },
  };
}

const STALLED =
  "the program stopped before all its resources were declared; look for resources that wait for " +
  "each other, or for a promise that never resolves";

/**
 * The SDK takes a whole stack for each promise and resource, raising the limit itself, so the limit
 * is made deaf for the while.
 */
function withoutStacks(): () => void {
  const limit = Object.getOwnPropertyDescriptor(Error, "stackTraceLimit");
  Object.defineProperty(Error, "stackTraceLimit", {
    configurable: true,
    get: () => 0,
    set: () => {},
  });
  return () => {
    if (limit !== undefined) Object.defineProperty(Error, "stackTraceLimit", limit);
  };
}
