/** What stands for a secret in a rendered file. */
export const REDACTED = "redacted";

/** What stands for a string that is not known before deployment. */
const UNKNOWN = "unknown";

/** Strings that a server checks by form, by the name of their field; the first match counts. */
const PLACEHOLDERS: readonly (readonly [field: RegExp, placeholder: string])[] = [
  [/(^|[-_./])role-?arn$/i, "arn:aws:iam::000000000000:role/unknown"],
  [/arns?$/i, "arn:aws:service:us-east-1:000000000000:unknown"],
  [/^caBundle$|^ca\.crt$/, Buffer.from(UNKNOWN).toString("base64")],
  [/^image$/, "unknown.invalid/unknown:unknown"],
  [/^(cidr|cidrs|ipBlocks|remoteIpBlocks|loadBalancerSourceRanges)$/, "192.0.2.0/24"],
  [/(^ip|IP|Ip)(s|es)?$|address(es)?$/, "192.0.2.1"],
  [/^(cpu|memory|storage|ephemeral-storage|hard|averageValue)$/, "1"],
  [/(^u|U)r[il]s?$|^issuer$|^endpoint$|^server(Address)?$/, "https://unknown.invalid"],
  [/^host(s|name|names)?$|^fqdn$|^domain(s|Name)?$|^externalName$/, "unknown.invalid"],
  [/Time(stamp)?$/, "1970-01-01T00:00:00Z"],
  [/([dD]uration|[iI]nterval|[tT]imeout)$/, "1s"],
];

/** A string that the server accepts in the field; undefined where the field holds no string. */
export function placeholderFor(field: string, isItem: boolean): string | undefined {
  if (NUMBERS.test(field) || OBJECTS.has(field)) return undefined;
  if (LISTS.has(field) && !isItem) return undefined;
  return PLACEHOLDERS.find(([pattern]) => pattern.test(field))?.[1] ?? UNKNOWN;
}

const NUMBERS =
  /^((min|max)?replicas|port|containerPort|hostPort|nodePort|number|weight|priority)$|(Seconds|Count|Percent|Percentage)$/i;

/** Fields that hold an object or a list of objects. */
const OBJECTS: ReadonlySet<string> = new Set([
  "annotations",
  "containers",
  "data",
  "env",
  "initContainers",
  "labels",
  "limits",
  "matchLabels",
  "metadata",
  "requests",
  "roleRef",
  "rules",
  "selector",
  "spec",
  "stringData",
  "subjects",
  "template",
  "volumes",
]);

/** Fields that hold a list of strings. */
const LISTS: ReadonlySet<string> = new Set([
  "addresses",
  "args",
  "cidrs",
  "command",
  "domains",
  "hostnames",
  "hosts",
  "ipBlocks",
  "loadBalancerSourceRanges",
  "principals",
  "remoteIpBlocks",
  "values",
]);
