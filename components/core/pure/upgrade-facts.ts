/** A pool of nodes with the minor that its nodes run. */
export interface PoolFact {
  readonly name: string;
  /** Groups have a minor of their own; Karpenter and Fargate take the control plane's. */
  readonly kind: "group" | "karpenter" | "fargate";
  /** Undefined where the pool takes the control plane's. */
  readonly version: string | undefined;
  /** Image that is named exactly, so that nodes keep it whatever the control plane does. */
  readonly pinnedImage: string | undefined;
}

/** An EKS add-on. */
export interface AddonFact {
  readonly addon: string;
  /** Undefined where EKS keeps what it installed. */
  readonly version: string | undefined;
}

/** A Helm release in the cluster. */
export interface ReleaseFact {
  readonly name: string;
  readonly chart: string;
  readonly version: string | undefined;
  /** Tag of the image that its values name: what a controller that follows the minor goes by. */
  readonly imageTag: string | undefined;
}

/** A Kubernetes object with the API version that it is written in. */
export interface ObjectFact {
  readonly name: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** Minor that the Pod Security labels of a namespace are pinned to. */
  readonly podSecurityVersion: string | undefined;
}

/** What an upgrade must know of a cluster. */
export interface ClusterFacts {
  readonly name: string;
  /** Undefined where the plan leaves it to EKS. */
  readonly version: string | undefined;
  readonly pools: readonly PoolFact[];
  readonly addons: readonly AddonFact[];
  readonly releases: readonly ReleaseFact[];
  readonly objects: readonly ObjectFact[];
}
