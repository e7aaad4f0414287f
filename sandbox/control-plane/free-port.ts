import { once } from "node:events";
import { createServer } from "node:net";

/** A loopback port that was free a moment ago; somebody else may be faster. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
