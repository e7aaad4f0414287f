/** Where an image comes from: host, with port where one is written, and repository. */
export interface ImageOrigin {
  readonly host: string;
  readonly repository: string;
}

/** What an image without a host is pulled from. */
const DOCKER_HUB = "docker.io";

/** Further names of Docker Hub. */
const DOCKER_HUB_ALIASES: ReadonlySet<string> = new Set([
  "index.docker.io",
  "registry-1.docker.io",
]);

/** Letters of a repository's parts, as the OCI distribution specification allows them. */
const REPOSITORY =
  /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;

const HOST = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?$|^\[[0-9a-f:]+\](?::\d+)?$/;

/** Reads an image reference; undefined for what a container runtime would not take as one. */
export function imageOrigin(image: string): ImageOrigin | undefined {
  const [name = ""] = image.split("@", 1);
  const slash = name.indexOf("/");
  const first = slash === -1 ? "" : name.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  const host = hasHost ? first.toLowerCase() : DOCKER_HUB;
  const rest = withoutTag(hasHost ? name.slice(slash + 1) : name);
  if (!HOST.test(host) || !REPOSITORY.test(rest)) return undefined;
  if (host !== DOCKER_HUB && !DOCKER_HUB_ALIASES.has(host)) return { host, repository: rest };
  return { host: DOCKER_HUB, repository: rest.includes("/") ? rest : `library/${rest}` };
}

function withoutTag(path: string): string {
  const colon = path.indexOf(":", path.lastIndexOf("/") + 1);
  return colon === -1 ? path : path.slice(0, colon);
}

/**
 * True when an entry of an allow-list covers an image: the host must be the same, or one label below
 * `*.`; a path must be the repository itself or a whole part of its beginning.
 */
export function isFromRegistry({ host, repository }: ImageOrigin, entry: string): boolean {
  const [wantedHost = "", ...parts] = entry.replace(/\/+$/, "").split("/");
  if (!isSameHost(host, wantedHost.toLowerCase())) return false;
  const wanted = parts.join("/");
  return wanted === "" || repository === wanted || repository.startsWith(`${wanted}/`);
}

function isSameHost(host: string, wanted: string): boolean {
  if (DOCKER_HUB_ALIASES.has(wanted)) return host === DOCKER_HUB;
  if (!wanted.startsWith("*.")) return host === wanted;
  const dot = host.indexOf(".");
  return dot > 0 && host.slice(dot) === wanted.slice(1);
}
