import type * as pulumi from "@pulumi/pulumi";
import {
  BaseComponent,
  type Children,
  customResource,
  type Transforms,
  type TypedCustomResource,
  type TypedCustomResourceArgs,
  withDefaults,
} from "../core";
import { ROOT_NAMESPACE } from "./pure/mesh-settings";
import {
  AUTHORIZATION_POLICY,
  type AuthorizationPolicySpec,
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from "./pure/security-kinds";

/** Whether workloads refuse plain text, or still accept it beside mutual TLS. */
export type MutualTlsMode = "STRICT" | "PERMISSIVE";

/** Children of a {@link MeshSecurity} that `transform` reaches, with their arguments. */
export interface MeshSecurityChildren {
  peerAuthentication: TypedCustomResourceArgs<PeerAuthenticationSpec>;
  authorizationPolicy: TypedCustomResourceArgs<AuthorizationPolicySpec>;
}

/** Arguments of {@link MeshSecurity}. */
export interface MeshSecurityArgs {
  /**
   * What defines Istio's custom resources, from `ServiceMesh.definitionsReady`; empty where another
   * stack owns the mesh.
   */
  readonly after: readonly pulumi.Resource[];
  /**
   * `PERMISSIVE` is for moving existing workloads into the mesh only. Guarded by the policy rule
   * `mesh-mtls-strict`. @default "STRICT"
   */
  readonly mtls?: MutualTlsMode;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<MeshSecurityChildren>;
}

/** Resources of a {@link MeshSecurity}. */
export interface MeshSecurityNodes {
  readonly peerAuthentication: TypedCustomResource<PeerAuthenticationSpec>;
  readonly authorizationPolicy: TypedCustomResource<AuthorizationPolicySpec>;
}

/** Defaults of {@link MeshSecurity}. */
export const MESH_SECURITY_DEFAULTS = {
  mtls: "STRICT", // plain text in the cluster can be read and forged by any pod on the way
} as const satisfies Partial<MeshSecurityArgs>;

/**
 * The mesh-wide baseline: every connection is mutually authenticated, and no call is allowed until
 * a workload's own policy allows it.
 *
 * Creates, in the root namespace:
 * 1. a PeerAuthentication `default` with strict mutual TLS,
 * 2. an AuthorizationPolicy `default-deny` that allows nothing.
 *
 * @example
 * new MeshSecurity("mesh-security", { after: mesh.definitionsReady }, { provider });
 *
 * **Cost**: none.
 *
 * **Failure modes**: a client without a sidecar cannot connect to a workload with one. A workload
 * without its own AuthorizationPolicy answers every call with 403.
 */
export class MeshSecurity extends BaseComponent {
  readonly nodes: MeshSecurityNodes;

  constructor(name: string, args: MeshSecurityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mesh:MeshSecurity", name, opts);
    const { after, mtls } = withDefaults(MESH_SECURITY_DEFAULTS, args);
    const children = this.children(args.transform, { dependsOn: [...after] });

    const peerAuthentication = createPeerAuthentication(name, mtls, children);
    const authorizationPolicy = createDefaultDeny(name, children);

    this.nodes = { peerAuthentication, authorizationPolicy };
    this.registerOutputs({ mtls });
  }
}

function createPeerAuthentication(
  name: string,
  mode: MutualTlsMode,
  children: Children<MeshSecurityChildren>,
): TypedCustomResource<PeerAuthenticationSpec> {
  return children.create(
    "peerAuthentication",
    customResource(PEER_AUTHENTICATION),
    `${name}-peer-authentication`,
    { metadata: { name: "default", namespace: ROOT_NAMESPACE }, spec: { mtls: { mode } } },
  );
}

function createDefaultDeny(
  name: string,
  children: Children<MeshSecurityChildren>,
): TypedCustomResource<AuthorizationPolicySpec> {
  // An empty spec selects every workload of the mesh and allows nothing.
  return children.create(
    "authorizationPolicy",
    customResource(AUTHORIZATION_POLICY),
    `${name}-default-deny`,
    { metadata: { name: "default-deny", namespace: ROOT_NAMESPACE }, spec: {} },
  );
}
