import { RuntimeMonitoring } from "../components/cluster";
import type { AwsAccount } from "./aws-account";
import type { Settings } from "./settings";

/** Runtime monitoring of a region's clusters, where the settings say that this stack creates it. */
export function watchRegion(
  { prefix, network, profile }: Settings,
  { location, provider }: AwsAccount,
): void {
  if (network.source === "none" || network.runtimeMonitoring === "elsewhere") return;
  new RuntimeMonitoring(
    `${prefix}-threats`,
    { aws: location, detector: { kind: "create" } },
    { provider, protect: profile.protectState },
  );
}
