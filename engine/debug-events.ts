import { Transform, type TransformCallback } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { isPlainObject } from "../components/core/pure/plain-object";

/**
 * Leaves the debug messages out of an engine's stream of JSON events: in them the SDK writes down the
 * inputs of every resource as it sends them, secrets in plaintext. Every other line passes unchanged.
 */
export class WithoutDebugEvents extends Transform {
  private readonly decoder = new StringDecoder("utf8");
  private rest = "";

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const lines = `${this.rest}${this.decoder.write(chunk)}`.split("\n");
    this.rest = lines.pop() ?? "";
    for (const line of lines) if (!isDebugEvent(line)) this.push(`${line}\n`);
    done();
  }

  override _flush(done: TransformCallback): void {
    const last = `${this.rest}${this.decoder.end()}`;
    if (last !== "" && !isDebugEvent(last)) this.push(last);
    done();
  }
}

function isDebugEvent(line: string): boolean {
  if (!line.includes('"debug"')) return false;
  try {
    const event: unknown = JSON.parse(line);
    const message = isPlainObject(event) ? event.diagnosticEvent : undefined;
    return isPlainObject(message) && message.severity === "debug";
  } catch {
    // A line of a document that spans several, or no JSON at all.
    return false;
  }
}
