/** Regular expressions that images of listed registries match. */
export interface RegistryPatterns {
  /** For images that name their host. */
  readonly withHost: string;
  /** For images without a host, which come from Docker Hub. */
  readonly ofHub: string;
}

/** An entry of an allow-list, taken apart. */
interface RegistryEntry {
  readonly host: string;
  readonly path: string;
}

/** Every name of Docker Hub, the usual one first. */
const HUB_HOSTS = ["docker.io", "index.docker.io", "registry-1.docker.io"];

/** Where Docker Hub keeps the images that are named without a folder. */
const HUB_LIBRARY = "library";

/** One part of a repository, as the OCI distribution specification allows it. */
const PART = "[a-z0-9]+(?:(?:[.]|_|__|-+)[a-z0-9]+)*";
/** The same without a dot: with one, the first part would be a host. */
const FOLDER = "[a-z0-9]+(?:(?:_|__|-+)[a-z0-9]+)*";
const TAG_AND_DIGEST = "(?::[^/@]*)?(?:@.*)?";

/** What no image matches, not even an empty one: a letter after the end. */
const NOTHING = "$x";

/** The patterns of an allow-list: hosts compare as a whole, paths part by part. */
export function registryPatterns(registries: readonly string[]): RegistryPatterns {
  const entries = registries.map(readEntry);
  return {
    withHost: anyOf(entries.map(hostedPattern)),
    ofHub: anyOf(entries.filter(({ host }) => HUB_HOSTS.includes(host)).flatMap(hubPatterns)),
  };
}

/** True for an entry whose host an image can name: one with a dot or a port, or localhost. */
export function namesRegistry(entry: string): boolean {
  const { host, path } = readEntry(entry);
  const isPath = path === "" || new RegExp(`^${PART}(?:/${PART})*$`).test(path);
  return (
    isPath &&
    /^(?:[*][.])?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?$/.test(host) &&
    (/[.:]/.test(host) || host === "localhost")
  );
}

function readEntry(entry: string): RegistryEntry {
  const [host = "", ...parts] = entry.replace(/\/+$/, "").split("/");
  return { host: host.toLowerCase(), path: parts.join("/") };
}

function hostedPattern({ host, path }: RegistryEntry): string {
  if (!HUB_HOSTS.includes(host)) return `${hostPattern(host)}/${repositoryPattern(path)}`;
  const hosts = HUB_HOSTS.map(hostPattern).join("|");
  return `(?:${hosts})/(?:${hubRepositories(path, PART).join("|")})`;
}

/** Hosts have no case; RE2's flag for that is not one of JavaScript. */
function hostPattern(host: string): string {
  if (host.startsWith("*.")) return `[A-Za-z0-9][A-Za-z0-9-]*${hostPattern(host.slice(1))}`;
  return [...host].map((letter) => eitherCase(letter)).join("");
}

function eitherCase(letter: string): string {
  if (/[a-z]/.test(letter)) return `[${letter}${letter.toUpperCase()}]`;
  return literal(letter);
}

function repositoryPattern(path: string): string {
  return path === "" ? `${PART}(?:/${PART})*` : `${literal(path)}(?:/${PART})*`;
}

/** Without a host, the first of several parts must not look like one. */
function hubPatterns({ path }: RegistryEntry): readonly string[] {
  const [first = ""] = path.split("/");
  return first.includes(".") ? [] : hubRepositories(path, FOLDER);
}

/** What may stand for a path of Docker Hub; one part alone is short for an image of the library. */
function hubRepositories(path: string, first: string): readonly string[] {
  if (path === "") return [PART, `${first}(?:/${PART})+`];
  const parts = path.split("/");
  const whole = `${literal(path)}(?:/${PART})${parts.length === 1 ? "+" : "*"}`;
  if (path === HUB_LIBRARY) return [PART, whole];
  const [folder, ...names] = parts;
  return folder === HUB_LIBRARY && names.length === 1 ? [literal(names.join()), whole] : [whole];
}

function anyOf(patterns: readonly string[]): string {
  return patterns.length === 0 ? NOTHING : `^(?:${patterns.join("|")})${TAG_AND_DIGEST}$`;
}

function literal(text: string): string {
  return text.replace(/[.+*?()|[\]{}^$\\]/g, (sign) => `[${sign}]`);
}
