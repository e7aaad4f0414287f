import type { input } from "@pulumi/kubernetes/types";
import { assertValid } from "../../core/pure/validate";

/** Which EBS driver makes the volumes: that of the add-on, or the one built into Auto Mode. */
export type BlockStorageDriver = "add-on" | "auto-mode";

/** The plain arguments of a storage class, defaults applied. */
export interface StorageClassInput {
  readonly driver: BlockStorageDriver;
  readonly className: string;
  readonly isDefault: boolean;
  readonly reclaimPolicy: "Delete" | "Retain";
}

/** A StorageClass as the API server takes it. */
export interface StorageClassPlan {
  readonly metadata: input.meta.v1.ObjectMeta & { readonly name: string };
  readonly provisioner: string;
  readonly parameters: Record<string, string>;
  readonly volumeBindingMode: "WaitForFirstConsumer";
  readonly allowVolumeExpansion: true;
  readonly reclaimPolicy: "Delete" | "Retain";
}

const CLASS_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/** Names under which the drivers answer (EKS user guide, "Create a storage class"). */
const PROVISIONERS: Readonly<Record<BlockStorageDriver, string>> = {
  "add-on": "ebs.csi.aws.com",
  "auto-mode": "ebs.csi.eks.amazonaws.com",
};

/** A class of encrypted gp3 volumes of an EBS driver. */
export function planStorageClass(input: StorageClassInput): StorageClassPlan {
  assertValid([
    {
      when: !CLASS_NAME.test(input.className),
      path: "className",
      problem: "is not a name that Kubernetes accepts",
      got: input.className,
      fix: "use up to 253 lower-case letters, digits, hyphens and dots",
    },
  ]);
  return {
    metadata: {
      name: input.className,
      annotations: { "storageclass.kubernetes.io/is-default-class": String(input.isDefault) },
    },
    provisioner: PROVISIONERS[input.driver],
    parameters: { type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ext4" },
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
    reclaimPolicy: input.reclaimPolicy,
  };
}
