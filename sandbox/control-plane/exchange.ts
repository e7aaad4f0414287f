import https from "node:https";
import { isPlainObject } from "../../components/core/pure/plain-object";

/** What an API server answers. */
export interface ServerAnswer {
  readonly status: number;
  /** The answer as JSON, or a plain text as `message`. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends one request, once, and reads its whole answer; rejects where the server cannot be reached. */
export function exchange(options: https.RequestOptions, body?: string): Promise<ServerAnswer> {
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
    request.end(body);
  });
}

/** Some paths, such as `/readyz`, answer in plain text. */
function parseBody(text: string): Readonly<Record<string, unknown>> {
  if (!text.startsWith("{")) return { message: text };
  const parsed: unknown = JSON.parse(text);
  return isPlainObject(parsed) ? parsed : {};
}
