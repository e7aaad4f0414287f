import type https from "node:https";
import type { ClusterAccess } from "./cluster";
import { exchange, type ServerAnswer } from "./exchange";

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
  return exchange(options, body === undefined ? undefined : JSON.stringify(body));
}

/** True once the server takes requests. */
export async function isReady(access: ClusterAccess): Promise<boolean> {
  try {
    return (await requestServer(access, "GET", "/readyz")).status === 200;
  } catch {
    return false;
  }
}
