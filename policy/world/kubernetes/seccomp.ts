const ALLOWED_TYPES: ReadonlySet<unknown> = new Set(["RuntimeDefault", "Localhost"]);

/** First Kubernetes minor that has the field; older ones read annotations. */
export const SECCOMP_FIELD_MINOR = 19;

/** True for a seccomp profile that restricts system calls. */
export function isSeccompType(value: unknown): boolean {
  return ALLOWED_TYPES.has(value);
}
