import https from "node:https";
import { isPlainObject } from "../../components/core/pure/plain-object";
import type { ClusterAccess } from "./cluster";

/** What an API server answers. */
export interface ServerAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const TIMEOUT_MS = 30_000;

/** One request to an API server, tried once: what waits for a server decides itself how often. */
export function requestServer(
  access: ClusterAccess,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
): Promise<ServerAnswer> {
  const { hostname, port } = new URL(access.server);
  const options: https.RequestOptions = {
    method,
    path,
    host: hostname,
    port,
    ca: access.certificateAuthority,
    timeout: TIMEOUT_MS,
    headers: { authorization: `Bearer ${access.token}`, "content-type": "application/json" },
  };
  return new Promise((resolve, reject) => {
    const request = https.request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: response.statusCode ?? 0, body: parseBody(text) });
      });
    });
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", reject);
    request.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** True once the server takes requests. */
export async function isReady(access: ClusterAccess): Promise<boolean> {
  try {
    return (await requestServer(access, "GET", "/readyz")).status === 200;
  } catch {
    return false;
  }
}

/** `/readyz` answers in plain text. */
function parseBody(text: string): Readonly<Record<string, unknown>> {
  if (!text.startsWith("{")) return { message: text };
  const parsed: unknown = JSON.parse(text);
  return isPlainObject(parsed) ? parsed : {};
}
