import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { WithoutDebugEvents } from "../../engine/debug-events";

const DEBUG =
  '{"diagnosticEvent":{"message":"obj={\\"password\\":\\"hunter2\\"}","severity":"debug"}}';
const ERROR = '{"diagnosticEvent":{"message":"\\"debug\\" is not a level","severity":"error"}}';
const CREATED = '{"resOutputsEvent":{"metadata":{"op":"create"}}}';

async function filtered(chunks: readonly (string | Buffer)[]): Promise<string> {
  const buffers = chunks.map((chunk) => Buffer.from(chunk));
  return text(Readable.from(buffers).pipe(new WithoutDebugEvents()));
}

describe("WithoutDebugEvents", () => {
  it("leaves out debug messages and nothing else", async () => {
    expect(await filtered([`${CREATED}\n${DEBUG}\n${ERROR}\n`])).toBe(`${CREATED}\n${ERROR}\n`);
  });

  it("knows a debug message that comes in pieces, or without a line's end", async () => {
    const pieces = [DEBUG.slice(0, 40), DEBUG.slice(40), "\n", DEBUG.slice(0, 9), DEBUG.slice(9)];
    expect(await filtered(pieces)).toBe("");
  });

  it("passes a character that two chunks share", async () => {
    const bytes = Buffer.from(`{"a":"ü"}`);
    expect(await filtered([bytes.subarray(0, 7), bytes.subarray(7)])).toBe(`{"a":"ü"}`);
  });

  it("passes a document of several lines unchanged", async () => {
    const document = JSON.stringify({ level: "debug" }, null, 2);
    expect(await filtered([document])).toBe(document);
  });
});
