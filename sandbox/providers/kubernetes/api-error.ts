import { isProperties, textOf } from "../properties";
import type { ServerAnswer } from "../../control-plane/exchange";

/** One thing that the server found wrong. */
export interface ErrorCause {
  /** Path of the field: `spec.template.spec.containers[0].image`; empty where it names none. */
  readonly field: string;
  readonly reason: string;
  readonly message: string;
}

/** An answer of the API server that is not a success. */
export class ApiError extends Error {
  readonly status: number;
  readonly causes: readonly ErrorCause[];

  constructor(status: number, message: string, causes: readonly ErrorCause[] = []) {
    super(message);
    this.name = "ApiError";
    this.status = status;
    this.causes = causes;
  }

  /** The error of an answer. */
  static of({ status, body }: ServerAnswer): ApiError {
    const message = textOf(body, "message") ?? `the API server answered ${status}`;
    const details = isProperties(body.details) ? body.details : {};
    const causes: readonly unknown[] = Array.isArray(details.causes) ? details.causes : [];
    return new ApiError(
      status,
      message,
      causes.filter(isProperties).map((cause) => ({
        field: textOf(cause, "field") ?? "",
        reason: textOf(cause, "reason") ?? "",
        message: textOf(cause, "message") ?? "",
      })),
    );
  }
}

/** No server that could answer. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`the simulated cluster cannot be reached: ${reason}`, { cause });
    this.name = "UnreachableError";
  }
}

/** The server serves no such kind. */
export class UnknownKindError extends Error {
  constructor(apiVersion: string, kind: string) {
    super(`no matches for kind "${kind}" in version "${apiVersion}"`);
    this.name = "UnknownKindError";
  }
}

/** True when a field belongs to another manager and the request did not force its way. */
export function isManagerConflict(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.causes.some(({ reason }) => reason === "FieldManagerConflict")
  );
}

/** True for the answer about an object in a namespace that does not exist. */
export function isMissingNamespace(error: unknown, namespace: string): boolean {
  return (
    error instanceof ApiError &&
    error.status === 404 &&
    error.message.includes(`namespaces "${namespace}" not found`)
  );
}

const IMMUTABLE =
  /immutable|may not be changed|cannot be changed|cannot change|updates to .* are forbidden/i;

/** The causes that no update in place can get around. */
export function immutableCauses(error: unknown): readonly ErrorCause[] {
  if (!(error instanceof ApiError) || error.status !== 422) return [];
  return error.causes.filter(({ message }) => IMMUTABLE.test(message));
}
