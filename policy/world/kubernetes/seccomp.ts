/** Types of seccomp profiles that restrict system calls. */
export const SECCOMP_TYPES = ["RuntimeDefault", "Localhost"] as const;

/** First Kubernetes minor that has the field; older ones read annotations. */
export const SECCOMP_FIELD_MINOR = 19;

/** True for a seccomp profile that restricts system calls. */
export function isSeccompType(value: unknown): boolean {
  return SECCOMP_TYPES.some((type) => type === value);
}
