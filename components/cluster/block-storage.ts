import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { BaseComponent, nameAfter, type Transforms, withDefaults } from "../core";
import { type BlockStorageDriver, planStorageClass } from "./pure/storage-class";

/** Children of a {@link BlockStorage} that `transform` reaches, with their arguments. */
export interface BlockStorageChildren {
  storageClass: kubernetes.storage.v1.StorageClassArgs;
}

/** Arguments of {@link BlockStorage}. */
export interface BlockStorageArgs {
  /** Name that claims refer to. @default "gp3" */
  readonly className?: string;
  /**
   * Driver that makes the volumes. A volume of one cannot be mounted by the machines of the other.
   * @default "add-on"
   */
  readonly driver?: BlockStorageDriver;
  /** Serves claims that name no class. @default true */
  readonly isDefault?: boolean;
  /** What happens to a volume when its claim is deleted. @default "Delete" */
  readonly reclaimPolicy?: "Delete" | "Retain";
  /** Adjusts the planned class. */
  readonly transform?: Transforms<BlockStorageChildren>;
}

/** The resources of a {@link BlockStorage}. */
export interface BlockStorageNodes {
  readonly storageClass: kubernetes.storage.v1.StorageClass;
}

/** Defaults of {@link BlockStorage}. */
export const BLOCK_STORAGE_DEFAULTS = {
  className: "gp3",
  driver: "add-on", // the cluster installs it unless Auto Mode has one
  isDefault: true, // the class that EKS brings is gp2: slower, dearer and not encrypted
  reclaimPolicy: "Delete", // a volume without a claim costs money and is not used
} as const satisfies Partial<BlockStorageArgs>;

/**
 * Encrypted gp3 volumes for claims in the cluster, from the EBS driver that {@link EksCluster}
 * installs, or from that of Auto Mode.
 *
 * Creates
 * 1. a StorageClass that encrypts, grows, and places a volume only when its pod is scheduled, so
 *    that pod and volume share a zone.
 *
 * @example
 * new BlockStorage("dev-storage", {}, { provider: cluster.provider });
 *
 * **Cost** nothing by itself; a gp3 volume is about 0.09 USD per GB a month.
 *
 * **Failure modes** parameters of a class cannot be changed, so a change replaces the class; volumes
 * made from it stay as they are. With the driver that the cluster does not have, claims wait for
 * ever. A pod that needs a zone without free nodes waits, with its volume.
 */
export class BlockStorage extends BaseComponent {
  /** Name that claims refer to. */
  readonly className: pulumi.Output<string>;
  readonly nodes: BlockStorageNodes;

  constructor(name: string, args: BlockStorageArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:BlockStorage", name, opts);
    const plan = planStorageClass(withDefaults(BLOCK_STORAGE_DEFAULTS, args));

    const children = this.children(args.transform);
    const type = kubernetes.storage.v1.StorageClass;
    const storageClass = children.create("storageClass", type, `${name}-class`, plan);

    this.className = nameAfter(storageClass, plan.metadata.name);
    this.nodes = { storageClass };
    this.registerOutputs({ className: this.className });
  }
}
