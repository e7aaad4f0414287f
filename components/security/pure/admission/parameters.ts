/** Most of each resource that may be asked for: `{ cpu: "4", memory: "8Gi" }`. */
export type Ceilings = Readonly<Record<string, string>>;

/** Parameters of the rules by id, under the names that the pack's configuration has for them. */
export interface AdmissionParameters {
  readonly "ns-pss-label"?: {
    /** Weakest level for a team's namespace. @default baseline in dev, restricted in prod */
    readonly level?: "privileged" | "baseline" | "restricted";
  };
  readonly "k8s-automount-token"?: {
    /** Accounts whose pods call the API: `namespace/name`, or `name` in every namespace. */
    readonly accounts: readonly string[];
  };
  readonly "k8s-image-registry"?: {
    /** Allowed hosts, each with a path where only a part of it is; the rule needs them. */
    readonly registries: readonly string[];
  };
  readonly "k8s-image-pinned"?: {
    /** Refuse images without a digest. @default false in dev, true in prod */
    readonly requireDigest: boolean;
  };
  readonly "k8s-default-namespace"?: {
    /** Namespaces that nothing may be put into. @default default and kube-system */
    readonly refused: readonly string[];
  };
  readonly "quota-memory-limit"?: {
    /** Refuse a memory limit that differs from the request. @default false */
    readonly requireEqualRequest: boolean;
  };
  readonly "quota-container-max"?: {
    /** Most that one container may take. */
    readonly container?: Ceilings;
    /** Most that the containers of one pod may take together. */
    readonly pod?: Ceilings;
  };
  readonly "net-exposure"?: {
    /** Services and Ingresses that may face the internet: `namespace/name`. */
    readonly exposed: readonly string[];
  };
  readonly "mesh-gateway-tls"?: {
    /** Hosts whose TLS may end behind the gateway. */
    readonly passthroughHosts: readonly string[];
  };
}
