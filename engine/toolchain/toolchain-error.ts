/** A tool could not be found, fetched or built; the message says what the user can do about it. */
export class ToolchainError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ToolchainError";
  }
}

/** The text of whatever was thrown, for our own message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== "") return error.message;
  return "code" in error ? String(error.code) : error.name;
}
