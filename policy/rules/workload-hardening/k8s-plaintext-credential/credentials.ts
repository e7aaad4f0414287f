import { isRecord } from "../../../rule/resource";

/** Texts that are a credential by their own shape, whatever they are called. */
const CREDENTIAL_SHAPES: readonly RegExp[] = [
  /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/,
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}/,
  /\bgithub_pat_\w{20,}/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/,
  /\bAIza[\w-]{35}/,
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  /\bdop_v1_[a-f0-9]{64}/,
  /\bAccountKey=[A-Za-z0-9+/]{40,}/,
  /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/,
  // A password among the parts of a connection string, and the login of a registry.
  /;\s*(?:password|pwd)\s*=\s*(?![$%{<*])[^;\s]+/i,
  /"auth"\s*:\s*"[A-Za-z0-9+/]{8,}={0,2}"/,
  // A login in a header, in SQL, and in the configuration of Redis.
  /\bauthorization["']?(?:\s*[:=]\s*["']?|\s+["'])(?:bearer|basic)\s+[\w+/.~-]{8,}/i,
  /\b(?:identified\s+by|(?:with|encrypted)\s+password)\s+'(?![$%{<*:])[^']+'/i,
  /^\s*(?:requirepass|masterauth)\s+(?![$%{<"'])\S/m,
  // A password inside an address; one that is filled in elsewhere is none.
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s/:@"']*:(?![$%{<*])[^\s/@"']+@[^\s/]/i,
];

/** Ends of a name, in words, that say what its value is; `PGPASSWORD` is written in one. */
const CREDENTIAL_ENDS = [
  "\\w*(?:password|passwd|passphrase|secret|token|apikey|secretkey|accesskey|privatekey|authkey)",
  "(?:\\w+_)?(?:pwd|pass|bearer|jwt|credentials?|access_key_id|secret_?key_?base)",
  "(?:\\w+_)?(?:api|access|secret|private|signing|encryption|master|auth|account|shared|storage" +
    "|batch|hmac|jwt|ssh)_key",
];

/** What may follow: the number or the place of one among several. */
const QUALIFIER =
  "(?:_?\\d+|_(?:pem|base64|b64|prod|production|staging|stage|test|dev|primary|secondary|old|new|value))?";

const CREDENTIAL_NAMES = new RegExp(`^(?:${CREDENTIAL_ENDS.join("|")})${QUALIFIER}$`);

/** Names that end like a credential's and are none. */
const HARMLESS_NAMES =
  /(?:^|_)(?:(?:next|page|max|public|continue|cancellation)_(?:\w+_)?(?:token|key)|(?:pull|tls|existing)_secret)$/;

/** Values that stand for a credential without being one. */
const HARMLESS_VALUES: readonly RegExp[] = [
  // Switches and empty values of one form or another.
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|disabled|enabled)$/i,
  // Filled in elsewhere: by the shell, a template, Kubernetes or a vault.
  /^\$\w*[A-Za-z_]\w*$|\$\{.*\}|\$\(.*\)|^\{\{.*\}\}$|^%.*%$|^<.*>$/s,
  /^(?:vault|ref\+\w+|secretref|secret|env|file|ssm|awssm|op|arn|gcp|azurekeyvault|https?):/i,
  // The place of a file that holds it.
  /^\.{0,2}\/[\w./-]*$/,
  // Withheld already.
  /^\*+$|^x{3,}$|^<?redacted>?$/i,
];

/** True for a text that holds a credential of a well-known shape. */
export function holdsCredential(text: string): boolean {
  return CREDENTIAL_SHAPES.some((shape) => shape.test(text));
}

/** True for a name like `DB_PASSWORD` or `apiKey`, not `TOKEN_URL` or `PASSWORD_FILE`. */
export function namesCredential(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
  return CREDENTIAL_NAMES.test(words) && !HARMLESS_NAMES.test(words);
}

/** True when a value under a name is a credential, by either of them. */
export function isCredential(name: string, value: string): boolean {
  return holdsCredential(value) || (namesCredential(name) && isLiteral(value.trim()));
}

function isLiteral(value: string): boolean {
  return value !== "" && !HARMLESS_VALUES.some((pattern) => pattern.test(value));
}

/** A line of a configuration file: name, `=` or `:`, value. */
const ASSIGNMENT =
  /^[\s-]*(?:(?:export|set|env)\s+)?["']?([a-z][\w.-]*)["']?\s*[:=]\s*(?:"([^"]*)"|'([^']*)'|(?!#)([^\s"']+?))[,;]?\s*(?:\s#.*)?$/i;

/** The same inside a line: in the query of an address, a flag, an element or attribute, a map. */
const EMBEDDED: readonly RegExp[] = [
  /[?&]([a-z][\w.-]*)=([^&\s"'<]+)/gi,
  /(?:^|[\s"'])--([a-z][\w-]*)=([^\s"',]+)/gi,
  /<([a-z][\w.-]*)>([^<>]+)<\//gi,
  /\bname="([^"]+)"\s+value="([^"]+)"/gi,
  /[{,]\s*([a-z]\w*)\s*:\s*([^\s,{}"']+)\s*(?=[,}])/gi,
  // Labels of metrics look the same, so only what cannot mean anything else counts.
  /(?<![\w.-])([\w.-]*(?:passw(?:or)?d|passphrase))["']?\s*[:=]\s*["']([^"']+)["']/gi,
];

/** Values of a file that stand for more lines, a list, a map or a call. */
const STRUCTURE = /^(?:[|>][+-]?\d?|[[{&].*|[A-Za-z_][\w.]*\(.*)$/;

/** True when a file's text holds a credential, by its shape or under a name that says so. */
export function fileHoldsCredential(text: string): boolean {
  if (holdsCredential(text)) return true;
  const document = parseJson(text);
  if (document !== undefined) return valueHoldsCredential("", document);
  return text.split("\n").some(lineHoldsCredential);
}

function lineHoldsCredential(line: string): boolean {
  if (/^\s*(?:#|\/\/|;|<!--)/.test(line)) return false;
  const [, name = "", ...values] = ASSIGNMENT.exec(line) ?? [];
  const value = values.find((text) => text !== undefined) ?? "";
  return isAssigned(name, value) || embedsCredential(line);
}

/** True for an address, a command or the like with a credential in it under a name that says so. */
export function embedsCredential(text: string): boolean {
  return EMBEDDED.some((pattern) =>
    [...text.matchAll(pattern)].some(([, name = "", value = ""]) => isAssigned(name, value)),
  );
}

function isAssigned(name: string, value: string): boolean {
  return namesCredential(name) && isLiteral(value.trim()) && !STRUCTURE.test(value);
}

function valueHoldsCredential(name: string, value: unknown): boolean {
  if (typeof value === "string") return isCredential(name, value);
  if (Array.isArray(value)) return value.some((item) => valueHoldsCredential(name, item));
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, item]) => valueHoldsCredential(key, item));
}

function parseJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
