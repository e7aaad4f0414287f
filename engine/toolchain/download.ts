import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { pipeline } from "node:stream/promises";
import { reasonOf, ToolchainError } from "./toolchain-error";

/** How patient a download is. */
export interface DownloadOptions {
  readonly signal: AbortSignal;
  /** Milliseconds to wait for a connection. */
  readonly patience?: number;
  readonly onProgress?: (received: number, total: number | undefined) => void;
}

/** Without a connection within five seconds, this network has no access to the internet. */
export const CONNECTION_PATIENCE_MS = 5_000;

/** A connection that stands may be slow, but not silent for longer than this. */
const STALL_PATIENCE_MS = 30_000;

const MAX_REDIRECTS = 5;

/** Fetches `url` into `file`, following redirects. */
export async function download(url: string, file: string, options: DownloadOptions): Promise<void> {
  try {
    const response = await openResponse(url, options, MAX_REDIRECTS);
    const total = Number(response.headers["content-length"]) || undefined;
    let received = 0;
    response.on("data", (chunk: Buffer) => {
      received += chunk.length;
      options.onProgress?.(received, total);
    });
    await pipeline(response, createWriteStream(file), { signal: options.signal });
  } catch (error) {
    options.signal.throwIfAborted();
    throw new ToolchainError(`cannot download ${url}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Throws unless the file has the checksum that its release publishes. */
export async function verifyChecksum(
  file: string,
  checksumsFile: string,
  assetName: string,
): Promise<void> {
  const expected = findChecksum(await readFile(checksumsFile, "utf8"), assetName);
  if (expected === undefined) {
    throw new ToolchainError(`the release publishes no checksum for ${assetName}`);
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest("hex");
  if (actual === expected) return;
  throw new ToolchainError(
    `${assetName} differs from what its release published: SHA-256 is ${actual}, expected ${expected}`,
  );
}

/** The checksum of one asset in a `<sha256>  <name>` list. */
export function findChecksum(checksums: string, assetName: string): string | undefined {
  for (const line of checksums.split("\n")) {
    const [hash, name] = line.trim().split(/\s+\*?/);
    if (name === assetName && hash !== undefined) return hash.toLowerCase();
  }
  return undefined;
}

async function openResponse(
  url: string,
  options: DownloadOptions,
  redirects: number,
): Promise<http.IncomingMessage> {
  const response = await request(url, options);
  const status = response.statusCode ?? 0;
  const location = response.headers.location;
  if (status >= 300 && status < 400 && location !== undefined) {
    response.resume();
    if (redirects === 0) throw new Error("too many redirects");
    return openResponse(new URL(location, url).href, options, redirects - 1);
  }
  if (status !== 200) {
    response.resume();
    throw new Error(`the server answered ${status}`);
  }
  return response;
}

function request(url: string, options: DownloadOptions): Promise<http.IncomingMessage> {
  const patience = options.patience ?? CONNECTION_PATIENCE_MS;
  return new Promise((resolve, reject) => {
    const get = url.startsWith("https:") ? https.get : http.get;
    const call = get(url, { signal: options.signal, timeout: patience }, (response) => {
      call.setTimeout(STALL_PATIENCE_MS);
      resolve(response);
    });
    call.on("timeout", () => call.destroy(new Error("no answer in time")));
    call.on("error", reject);
  });
}
