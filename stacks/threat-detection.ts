import { RuntimeMonitoring } from "../components/cluster";
import type { AwsAccount } from "./aws-account";
import type { Settings } from "./settings";

/** Watches the clusters of a region, where the settings say that this stack has the detector. */
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
