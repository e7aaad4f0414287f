import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { runProcess } from "../process/run-process";
import { startProgress } from "../progress";
import { programFile } from "./cache-folder";
import { download, verifyChecksum } from "./download";
import { type EngineRelease, engineRelease, type ReleaseHosts } from "./engine-release";
import { engineFolder, type ResolvedEngine, searchEngine } from "./find-engine";
import { buildGoProgram, requireGo } from "./go-module";
import { installTool } from "./install-tool";
import { PULUMI_VERSION } from "./pulumi-versions";
import type { ToolchainContext } from "./toolchain-context";
import { reasonOf, ToolchainError } from "./toolchain-error";

const PULUMI_PROGRAM = {
  name: "pulumi",
  packagePath: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
  version: `v${PULUMI_VERSION}`,
  tags: ["osusergo", "grpcnotrace"],
  linkerFlags: [
    "-X",
    `github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${PULUMI_VERSION}`,
  ],
} as const;

/**
 * Makes sure that there is an engine: the CLI on PATH or the cached one as it is, else the official
 * release, else a build from Go modules. Safe against two at once and against interruption.
 */
export async function installEngine(
  context: ToolchainContext,
  hosts?: ReleaseHosts,
): Promise<ResolvedEngine> {
  const present = (await searchEngine(context)).engine;
  if (present !== undefined) return present;
  await installTool(
    {
      folder: engineFolder(context),
      program: path.join("bin", programFile("pulumi")),
      make: (scratch) => obtain(scratch, context, hosts),
    },
    context,
  );
  const { engine } = await searchEngine(context);
  if (engine !== undefined) return engine;
  throw new ToolchainError("the engine was installed but cannot be found; run the command again");
}

async function obtain(
  scratch: string,
  context: ToolchainContext,
  hosts: ReleaseHosts | undefined,
): Promise<void> {
  let reason: string;
  try {
    await downloadRelease(scratch, context, hosts);
    return;
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof ToolchainError)) throw error;
    reason = reasonOf(error);
  }
  context.stderr.write(`no official release: ${reason}\n`);
  try {
    await requireGo(context);
  } catch (error) {
    context.signal.throwIfAborted();
    throw new ToolchainError(
      `the Pulumi CLI can be neither downloaded (${reason}) nor built (${reasonOf(error)})`,
      { cause: error },
    );
  }
  context.stderr.write("building it from its Go modules instead; this takes several minutes\n");
  await buildGoProgram(PULUMI_PROGRAM, scratch, context);
  await rm(path.join(scratch, "source"), { recursive: true, force: true });
}

async function downloadRelease(
  scratch: string,
  context: ToolchainContext,
  hosts: ReleaseHosts | undefined,
): Promise<void> {
  const release = engineRelease(process.platform, process.arch, hosts);
  const folder = path.join(scratch, "download");
  await mkdir(folder);
  try {
    await fetchVerified(release, folder, context);
    await unpack(path.join(folder, release.assetName), scratch, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchVerified(
  release: EngineRelease,
  folder: string,
  context: ToolchainContext,
): Promise<void> {
  const archive = path.join(folder, release.assetName);
  const checksums = path.join(folder, "checksums.txt");
  const progress = startProgress(context, `downloading ${release.assetName}`);
  const onProgress = (received: number, total: number | undefined): void => {
    progress.update(describeBytes(received, total));
  };
  try {
    await download(release.checksumsUrl, checksums, { signal: context.signal });
    await download(release.archiveUrl, archive, { signal: context.signal, onProgress });
  } finally {
    progress.done();
  }
  await verifyChecksum(archive, checksums, release.assetName);
}

/** Unpacks the archive so that its programs stand in `<scratch>/bin`. */
async function unpack(archive: string, scratch: string, context: ToolchainContext): Promise<void> {
  const folder = path.dirname(archive);
  const { env, signal } = context;
  const args = ["-xf", archive, "-C", folder];
  const result = await runProcess({ command: "tar", args, env, signal });
  if (result.code !== 0) throw new ToolchainError(`cannot unpack it: ${result.stderrTail}`);
  await rename(await folderOfProgram(folder, programFile("pulumi")), path.join(scratch, "bin"));
}

async function folderOfProgram(unpacked: string, program: string): Promise<string> {
  const entries = await readdir(unpacked, { recursive: true, withFileTypes: true });
  const found = entries.find((entry) => entry.isFile() && entry.name === program);
  if (found !== undefined) return found.parentPath;
  throw new ToolchainError(`the release contains no program ${program}`);
}

function describeBytes(received: number, total: number | undefined): string {
  const megabytes = (count: number): string => `${Math.round(count / 1_000_000)} MB`;
  return total === undefined
    ? megabytes(received)
    : `${megabytes(received)} of ${megabytes(total)}`;
}
