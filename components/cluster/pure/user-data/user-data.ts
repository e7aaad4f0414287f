import { ConfigurationError } from "../../../core/pure/configuration-error";
import { al2023UserData } from "./al2023";
import { bottlerocketUserData } from "./bottlerocket";
import type { NodeSettings, UserDataInput } from "./node-settings";
import { windowsUserData } from "./windows";

/** EC2: RunInstances takes at most this many bytes of user data before encoding. */
const MOST_BYTES = 16_384;

/**
 * What an instance reads when it starts for the first time; `undefined` where it needs to be given
 * nothing. The same input gives the same bytes, so that a preview shows no difference.
 */
export function planUserData(input: UserDataInput): string | undefined {
  const { os, settings, join } = input;
  if (join === undefined && saysNothing(settings)) return undefined;
  switch (os) {
    case "al2023":
      return al2023UserData(input);
    case "bottlerocket":
      return bottlerocketUserData(input);
    case "windows-2022":
    case "windows-2025":
      return join === undefined ? undefined : windowsUserData(settings, join);
  }
}

/** Encodes user data as EC2 takes it; throws where it is larger than EC2 takes. */
export function encodeUserData(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length > MOST_BYTES) {
    throw new ConfigurationError([
      `scheduling: makes user data longer than the ${MOST_BYTES} bytes that EC2 takes, got ${bytes.length}; use fewer labels`,
    ]);
  }
  return bytes.toString("base64");
}

/** Labels and taints reach a node of a managed group through EKS. */
function saysNothing({ maxPods, kubelet }: NodeSettings): boolean {
  return maxPods === undefined && Object.keys(kubelet).length === 0;
}
