import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { filesWithSecret, holdsSecret } from "./find-secret";

const SECRET = 'q"7<x>&\\k9-Zr';

describe("holdsSecret", () => {
  it.each([
    ["as it is", `password: ${SECRET}`],
    ["in JSON", JSON.stringify({ password: SECRET })],
    ["in JSON as Go writes it", String.raw`{"password":"q\"7\u003cx\u003e\u0026\\k9-Zr"}`],
    ["in Base64", Buffer.from(SECRET).toString("base64")],
    ["in Base64, one byte on", Buffer.from(`:${SECRET}:`).toString("base64")],
    ["in Base64, two bytes on", Buffer.from(`::${SECRET}::`).toString("base64")],
  ])("finds it %s", (_, text) => {
    expect(holdsSecret(text, SECRET)).toBe(true);
  });

  it("finds nothing in another text", () => {
    expect(holdsSecret(Buffer.from("another text").toString("base64"), SECRET)).toBe(false);
  });
});

describe("filesWithSecret", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "find-secret-"));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("names the files that hold it, binary ones too", () => {
    writeFileSync(path.join(folder, "clean"), "nothing");
    writeFileSync(
      path.join(folder, "leak"),
      Buffer.concat([Buffer.from([0, 255]), Buffer.from(SECRET)]),
    );
    expect(filesWithSecret(folder, SECRET)).toEqual(["leak"]);
  });
});
