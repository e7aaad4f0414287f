import type { IDestinationRule } from "@kubernetes-models/istio/networking.istio.io/v1/DestinationRule" with {
  "resolution-mode": "import",
};
import type { ISidecar } from "@kubernetes-models/istio/networking.istio.io/v1/Sidecar" with {
  "resolution-mode": "import",
};
import type { CustomResourceKind } from "../../core/typed-custom-resource";

/** `spec` of a DestinationRule. */
export type DestinationRuleSpec = NonNullable<IDestinationRule["spec"]>;

/** `spec` of a Sidecar. */
export type SidecarSpec = NonNullable<ISidecar["spec"]>;

/** How callers balance over, limit and give up on the pods of a service. */
export const DESTINATION_RULE: CustomResourceKind<DestinationRuleSpec> = {
  apiVersion: "networking.istio.io/v1",
  kind: "DestinationRule",
};

/** Which destinations the proxy of a workload knows. */
export const SIDECAR: CustomResourceKind<SidecarSpec> = {
  apiVersion: "networking.istio.io/v1",
  kind: "Sidecar",
};
