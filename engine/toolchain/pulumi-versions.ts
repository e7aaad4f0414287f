/**
 * Version of the engine that is installed: https://github.com/pulumi/pulumi/releases. It is part of
 * the folder that the engine is cached in, so a new one is installed beside the old.
 */
export const PULUMI_VERSION = "3.259.0";

/** Oldest CLI on PATH that runs our policy pack: older ones lack `RunPlugin` for packs. */
export const OLDEST_PULUMI = "3.229.0";
