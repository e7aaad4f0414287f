import type * as pulumi from "@pulumi/pulumi";
import { BaseComponent, guarded, TypedCustomResource, withDefaults } from "../core";
import { ROOT_NAMESPACE } from "./pure/mesh-settings";
import {
  AUTHORIZATION_POLICY,
  type AuthorizationPolicySpec,
  PEER_AUTHENTICATION,
  type PeerAuthenticationSpec,
} from "./pure/security-kinds";

/** Whether workloads refuse plain text, or still accept it beside mutual TLS. */
export type MutualTlsMode = "STRICT" | "PERMISSIVE";

/** Arguments of {@link MeshSecurity}. */
export interface MeshSecurityArgs {
  /**
   * What defines Istio's custom resources, from `ServiceMesh.definitions`; empty where another stack
   * owns the mesh.
   */
  readonly definitions: readonly pulumi.Resource[];
  /** `PERMISSIVE` is for moving existing workloads into the mesh only. @default "STRICT" */
  readonly mtls?: MutualTlsMode;
}

/** Resources of a {@link MeshSecurity}. */
export interface MeshSecurityNodes {
  readonly peerAuthentication: TypedCustomResource<PeerAuthenticationSpec>;
  readonly authorizationPolicy: TypedCustomResource<AuthorizationPolicySpec>;
}

/** Defaults of {@link MeshSecurity}. */
export const MESH_SECURITY_DEFAULTS = {
  mtls: guarded<MutualTlsMode>("mesh-mtls-strict", "STRICT", "PERMISSIVE"),
} as const;

/**
 * The mesh-wide baseline: every connection is mutually authenticated, and no call is allowed until
 * a workload's own policy allows it.
 *
 * Creates, in the root namespace:
 * 1. a PeerAuthentication `default` with strict mutual TLS,
 * 2. an AuthorizationPolicy `default-deny` that allows nothing.
 *
 * @example
 * new MeshSecurity("mesh-security", { definitions: mesh.definitions }, { provider });
 *
 * **Cost**: none.
 *
 * **Failure modes**: a client without a sidecar cannot connect to a workload with one. A workload
 * without an AuthorizationPolicy of its own answers every call with 403.
 *
 * @covers ME-2 ME-7 SV-2
 */
export class MeshSecurity extends BaseComponent {
  readonly nodes: MeshSecurityNodes;

  constructor(name: string, args: MeshSecurityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mesh:MeshSecurity", name, opts);
    const { definitions, mtls } = withDefaults(MESH_SECURITY_DEFAULTS, args);
    const child = this.child({ dependsOn: [...definitions] });

    const peerAuthentication = createPeerAuthentication(name, mtls, child);
    const authorizationPolicy = createDefaultDeny(name, child);

    this.nodes = { peerAuthentication, authorizationPolicy };
    this.registerOutputs({ mtls });
  }
}

function createPeerAuthentication(
  name: string,
  mode: MutualTlsMode,
  opts: pulumi.CustomResourceOptions,
): TypedCustomResource<PeerAuthenticationSpec> {
  return new TypedCustomResource(
    `${name}-peer-authentication`,
    PEER_AUTHENTICATION,
    { metadata: { name: "default", namespace: ROOT_NAMESPACE }, spec: { mtls: { mode } } },
    opts,
  );
}

function createDefaultDeny(
  name: string,
  opts: pulumi.CustomResourceOptions,
): TypedCustomResource<AuthorizationPolicySpec> {
  // An empty spec selects every workload of the mesh and allows nothing.
  return new TypedCustomResource(
    `${name}-default-deny`,
    AUTHORIZATION_POLICY,
    { metadata: { name: "default-deny", namespace: ROOT_NAMESPACE }, spec: {} },
    opts,
  );
}
