import { once } from "node:events";
import { type RequestListener, createServer } from "node:http";
import { afterEach } from "vitest";

/** Files by path, as a release host serves them. */
export type ReleaseFiles = Readonly<Record<string, Buffer | string>>;

/** A function that serves files on loopback until the test ends and returns the base URL. */
export function releaseServers(): (files: ReleaseFiles | RequestListener) => Promise<string> {
  const stops: (() => void)[] = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
  });
  return async (files) => {
    const server = createServer(typeof files === "function" ? files : serveFiles(files));
    stops.push(() => {
      server.closeAllConnections();
      server.close();
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : address}`;
  };
}

function serveFiles(files: ReleaseFiles): RequestListener {
  return (request, response) => {
    const body = files[request.url ?? ""];
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body ?? "not found");
  };
}
