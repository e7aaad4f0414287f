import type { IAuthorizationPolicy } from "@kubernetes-models/istio/security.istio.io/v1/AuthorizationPolicy" with {
  "resolution-mode": "import",
};
import type { IPeerAuthentication } from "@kubernetes-models/istio/security.istio.io/v1/PeerAuthentication" with {
  "resolution-mode": "import",
};
import type { CustomResourceKind } from "../../core/typed-custom-resource";

/** `spec` of an AuthorizationPolicy. */
export type AuthorizationPolicySpec = NonNullable<IAuthorizationPolicy["spec"]>;

/** `spec` of a PeerAuthentication. */
export type PeerAuthenticationSpec = NonNullable<IPeerAuthentication["spec"]>;

/** Who may call a workload. */
export const AUTHORIZATION_POLICY: CustomResourceKind<AuthorizationPolicySpec> = {
  apiVersion: "security.istio.io/v1",
  kind: "AuthorizationPolicy",
};

/** Whether a workload accepts plain text. */
export const PEER_AUTHENTICATION: CustomResourceKind<PeerAuthenticationSpec> = {
  apiVersion: "security.istio.io/v1",
  kind: "PeerAuthentication",
};
