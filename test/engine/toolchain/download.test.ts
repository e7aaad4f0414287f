import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { download, findChecksum, verifyChecksum } from "../../../engine/toolchain/download";
import { releaseServers } from "./release-server";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();
const serveRelease = releaseServers();
const signal = new AbortController().signal;

describe("download", () => {
  it("writes what the server sends", async () => {
    const url = await serveRelease({ "/a.tar.gz": "bytes" });
    const file = path.join(scratch(), "a");
    await download(`${url}/a.tar.gz`, file, { signal });
    expect(readFileSync(file, "utf8")).toBe("bytes");
  });

  it("follows a redirect", async () => {
    const url = await serveRelease((request, response) => {
      if (request.url === "/new") return response.end("moved");
      response.writeHead(302, { location: "/new" }).end();
    });
    const file = path.join(scratch(), "a");
    await download(`${url}/old`, file, { signal });
    expect(readFileSync(file, "utf8")).toBe("moved");
  });

  it("names the address and the status of a refusal", async () => {
    const url = await serveRelease({});
    const attempt = download(`${url}/a`, path.join(scratch(), "a"), { signal });
    await expect(attempt).rejects.toThrow(`cannot download ${url}/a: the server answered 404`);
  });

  it("gives up on a server that does not answer", async () => {
    const url = await serveRelease(() => undefined);
    const options = { signal, patience: 20 };
    const attempt = download(`${url}/a`, path.join(scratch(), "a"), options);
    await expect(attempt).rejects.toThrow("no answer in time");
  });

  it("gives up on redirects that lead in a circle", async () => {
    const url = await serveRelease((_, response) => {
      response.writeHead(302, { location: "/again" }).end();
    });
    const attempt = download(`${url}/a`, path.join(scratch(), "a"), { signal });
    await expect(attempt).rejects.toThrow("too many redirects");
  });
});

describe("findChecksum", () => {
  const list = ["AA11  pulumi-linux.tar.gz", "bb22 *pulumi-windows.zip", ""].join("\n");

  it("finds the hash beside the name, in lower case", () => {
    expect(findChecksum(list, "pulumi-linux.tar.gz")).toBe("aa11");
  });

  it("knows the mark of binary files", () => {
    expect(findChecksum(list, "pulumi-windows.zip")).toBe("bb22");
  });

  it("is undefined for an asset that is not listed", () => {
    expect(findChecksum(list, "pulumi-darwin.tar.gz")).toBeUndefined();
  });
});

describe("verifyChecksum", () => {
  function release(content: string, listed: string): readonly [string, string] {
    const folder = scratch();
    const files = [path.join(folder, "asset"), path.join(folder, "checksums")] as const;
    writeFileSync(files[0], content);
    writeFileSync(files[1], `${createHash("sha256").update(listed).digest("hex")}  asset\n`);
    return files;
  }

  it("accepts what the release published", async () => {
    await expect(verifyChecksum(...release("same", "same"), "asset")).resolves.toBeUndefined();
  });

  it("refuses anything else, naming both hashes", async () => {
    const attempt = verifyChecksum(...release("forged", "genuine"), "asset");
    await expect(attempt).rejects.toThrow(
      /^asset differs from what its release published: SHA-256 is [0-9a-f]{64}, expected [0-9a-f]{64}$/,
    );
  });

  it("refuses an asset without a published checksum", async () => {
    const attempt = verifyChecksum(...release("same", "same"), "other");
    await expect(attempt).rejects.toThrow("the release publishes no checksum for other");
  });
});
