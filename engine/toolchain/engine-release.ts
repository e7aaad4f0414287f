import { PULUMI_VERSION } from "./pulumi-versions";
import { ToolchainError } from "./toolchain-error";

/** What the official release offers for one platform. */
export interface EngineRelease {
  readonly assetName: string;
  readonly archiveUrl: string;
  readonly checksumsUrl: string;
}

/** Where official releases are published; a test serves its own. */
export interface ReleaseHosts {
  readonly archives: string;
  readonly checksums: string;
}

/** The vendor's download host and the checksums of its release page. */
export const OFFICIAL_HOSTS: ReleaseHosts = {
  archives: "https://get.pulumi.com/releases/sdk",
  checksums: `https://github.com/pulumi/pulumi/releases/download/v${PULUMI_VERSION}`,
};

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "x64", arm64: "arm64" };

const SYSTEMS: Readonly<Record<string, { readonly name: string; readonly archive: string }>> = {
  linux: { name: "linux", archive: "tar.gz" },
  darwin: { name: "darwin", archive: "tar.gz" },
  win32: { name: "windows", archive: "zip" },
};

/** The release file for a platform, or an error that names the platforms there are. */
export function engineRelease(
  platform: string,
  architecture: string,
  hosts: ReleaseHosts = OFFICIAL_HOSTS,
): EngineRelease {
  const system = SYSTEMS[platform];
  const cpu = ARCHITECTURES[architecture];
  if (system === undefined || cpu === undefined) {
    throw new ToolchainError(
      `there is no official Pulumi CLI for ${platform} on ${architecture}; ` +
        "releases exist for linux, darwin and win32 on x64 and arm64",
    );
  }
  const assetName = `pulumi-v${PULUMI_VERSION}-${system.name}-${cpu}.${system.archive}`;
  return {
    assetName,
    archiveUrl: `${hosts.archives}/${assetName}`,
    checksumsUrl: `${hosts.checksums}/pulumi-${PULUMI_VERSION}-checksums.txt`,
  };
}
