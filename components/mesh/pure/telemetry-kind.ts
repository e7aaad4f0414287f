import type { ITelemetry } from "@kubernetes-models/istio/telemetry.istio.io/v1/Telemetry" with {
  "resolution-mode": "import",
};
import type { CustomResourceKind } from "../../core/typed-custom-resource";

/** `spec` of a Telemetry. */
export type TelemetrySpec = NonNullable<ITelemetry["spec"]>;

/** What proxies record about the calls that pass through them. */
export const TELEMETRY: CustomResourceKind<TelemetrySpec> = {
  apiVersion: "telemetry.istio.io/v1",
  kind: "Telemetry",
};
