/** Stands in a message where a secret would. */
export const HIDDEN = "(hidden)";

const SECRET_NAME = "passw|passphrase|secret|token|credential|(?:api|access|private)[_-]?key";

/** Keys whose values are secrets, however they are written: `dbPassword`, `api-key`, `TOKEN`. */
const SECRET_KEY = new RegExp(SECRET_NAME, "i");

/** The same inside a text: `password=…`, `"apiKey": …`; not an image such as `token:1.4`. */
const SECRET_ASSIGNMENT = new RegExp(
  `(?:${SECRET_NAME})[\\w-]*(?:\\s*=\\s*\\S|\\\\?["']\\s*:|\\s*:\\s+\\S)`,
  "i",
);

/** Texts that are secrets by their form, whatever key they stand under. */
const SECRET_TEXT = new RegExp(
  [
    "(?:AKIA|ASIA)[A-Z0-9]{16}", // AWS access keys
    "-----BEGIN [A-Z ]*PRIVATE KEY",
    "gh[oprsu]_[A-Za-z0-9]{20}|github_pat_|glpat-",
    "xox[abprs]-",
    "(?:sk|rk)_(?:live|test)_",
    "pul-[0-9a-f]{40}",
    "eyJ[\\w-]+\\.eyJ[\\w-]+\\.", // JSON web tokens
    "://[^/\\s:@]*:[^/\\s@]+@", // a password inside a URL
  ].join("|"),
);

/** Beyond what any message shows, so that a long text costs no time. */
const MOST_READ = 2_000;

/** True for a text that has the form of a secret: a cloud's access key, a token, a private key. */
export function looksSecret(text: string): boolean {
  const head = text.slice(0, MOST_READ);
  return SECRET_TEXT.test(head) || SECRET_ASSIGNMENT.test(head);
}

/**
 * Replacer for `JSON.stringify` that leaves out what must not be read: values under a key such as
 * `password`, and texts that have the form of a secret.
 */
export function hideSecrets(key: string, value: unknown): unknown {
  if (SECRET_KEY.test(key.slice(0, MOST_READ)) && value !== undefined) return HIDDEN;
  return typeof value === "string" && looksSecret(value) ? HIDDEN : value;
}
