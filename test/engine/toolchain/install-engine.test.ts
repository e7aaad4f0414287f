import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { engineRelease } from "../../../engine/toolchain/engine-release";
import { installEngine } from "../../../engine/toolchain/install-engine";
import { PULUMI_VERSION } from "../../../engine/toolchain/pulumi-versions";
import { fakeProgram } from "./fake-programs";
import { recordedToolchain } from "./recorded-toolchain";
import { releaseServers } from "./release-server";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();
const serveRelease = releaseServers();
const { assetName } = engineRelease(process.platform, process.arch);

/** An archive as the vendor publishes it: programs in a folder named pulumi. */
function releaseArchive(): Buffer {
  const folder = scratch();
  fakeProgram(path.join(folder, "pulumi"), "pulumi", "echo v3.259.0");
  const archive = path.join(folder, "release.tar.gz");
  spawnSync("tar", ["-czf", archive, "-C", folder, "pulumi"]);
  return readFileSync(archive);
}

async function serve(archive: Buffer, published: Buffer): Promise<string> {
  const hash = createHash("sha256").update(published).digest("hex");
  return serveRelease({
    [`/${assetName}`]: archive,
    [`/pulumi-${PULUMI_VERSION}-checksums.txt`]: `${hash}  ${assetName}\n`,
  });
}

/** Writes the program where `-o` points, and does nothing for any other verb. */
const STANDS_FOR_GO = [
  "while [ $# -gt 0 ]; do",
  '  if [ "$1" = -o ]; then /bin/mkdir -p "${2%/*}"; echo built > "$2"; fi',
  "  shift",
  "done",
].join("\n");

/** A PATH with tar and nothing else. */
function pathWithTar(): string {
  const tar = spawnSync("sh", ["-c", "command -v tar"], { encoding: "utf8" }).stdout.trim();
  const gzip = spawnSync("sh", ["-c", "command -v gzip"], { encoding: "utf8" }).stdout.trim();
  const folder = fakeProgram(scratch(), "tar", `PATH=${path.dirname(gzip)} exec ${tar} "$@"`);
  return folder;
}

describe("installEngine", () => {
  it("unpacks the official release into the cache", async () => {
    const archive = releaseArchive();
    const url = await serve(archive, archive);
    const cache = scratch();
    const { context } = recordedToolchain({ PATH: pathWithTar(), ORCHESTRATION_CACHE: cache });
    const engine = await installEngine(context, { archives: url, checksums: url });
    const folder = path.join(cache, "pulumi", PULUMI_VERSION);
    expect(engine.executable).toBe(path.join(folder, "bin", "pulumi"));
    expect(readdirSync(folder)).toEqual(["bin"]);
  });

  it("keeps nothing of a download with the wrong checksum", async () => {
    const url = await serve(releaseArchive(), Buffer.from("genuine"));
    const cache = scratch();
    const { context } = recordedToolchain({ PATH: pathWithTar(), ORCHESTRATION_CACHE: cache });
    const attempt = installEngine(context, { archives: url, checksums: url });
    await expect(attempt).rejects.toThrow(`${assetName} differs from what its release published`);
    expect(readdirSync(path.join(cache, "pulumi"))).toEqual([]);
  });

  it("says that Go is missing where the release cannot be had either", async () => {
    const url = await serveRelease({});
    const env = { PATH: scratch(), ORCHESTRATION_CACHE: scratch() };
    const { context } = recordedToolchain(env);
    await expect(installEngine(context, { archives: url, checksums: url })).rejects.toThrow(
      /^the Pulumi CLI can be neither downloaded \(.* answered 404\) nor built \(Go is not on PATH/,
    );
  });

  it("builds with Go where the release cannot be had", async () => {
    const url = await serveRelease({});
    const cache = scratch();
    const { context, stderr } = recordedToolchain({
      PATH: fakeProgram(scratch(), "go", STANDS_FOR_GO),
      ORCHESTRATION_CACHE: cache,
    });
    const engine = await installEngine(context, { archives: url, checksums: url });
    const folder = path.join(cache, "pulumi", PULUMI_VERSION);
    expect(engine.executable).toBe(path.join(folder, "bin", "pulumi"));
    expect(readdirSync(folder)).toEqual(["bin"]);
    expect(stderr()).toContain(`building pulumi v${PULUMI_VERSION}`);
  });

  it("leaves nothing behind and kills the build when it is interrupted", async () => {
    const url = await serveRelease({});
    const cache = scratch();
    const started = path.join(scratch(), "started");
    const script = `[ "$1" = version ] && exit 0\necho $$ > ${started}\nexec /bin/sleep 600`;
    const env = { PATH: fakeProgram(scratch(), "go", script), ORCHESTRATION_CACHE: cache };
    const { context, controller } = recordedToolchain(env);
    const attempt = installEngine(context, { archives: url, checksums: url });
    const failed = expect(attempt).rejects.toThrow("aborted");
    await expect.poll(() => existsSync(started), { timeout: 10_000 }).toBe(true);
    controller.abort();
    await failed;
    const pid = Number(readFileSync(started, "utf8"));
    expect(readdirSync(path.join(cache, "pulumi"))).toEqual([]);
    expect(() => process.kill(pid, 0)).toThrow("ESRCH");
  });
});
