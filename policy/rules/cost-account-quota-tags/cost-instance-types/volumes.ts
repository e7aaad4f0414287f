import { DATABASE_INSTANCE_TYPES } from "../../../world/aws/databases";
import type { Field } from "../../../rule/field";
import { MACHINE_TYPES } from "../../../world/aws/instance-choices";
import { EC2_NODE_CLASS } from "../../../world/autoscaling/karpenter";
import { LAUNCH_TEMPLATE_TYPES, launchDataOf } from "../../../world/aws/node-groups";
import { listed } from "../../../world/aws/policy-document";
import { typesOf, type Types } from "../../../world/resource-index";

const VOLUMES = typesOf("aws:ebs/volume:Volume", "aws-native:ec2:Volume");

const STORAGE_CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";

/** Type tokens of resources that choose the type of a disk. */
export const DISK_TYPES: Types = new Set([
  ...VOLUMES,
  ...MACHINE_TYPES,
  ...LAUNCH_TEMPLATE_TYPES,
  ...DATABASE_INSTANCE_TYPES,
  EC2_NODE_CLASS,
  STORAGE_CLASS,
]);

/** The in-tree driver of Kubernetes, whose default is gp2. */
const IN_TREE = "kubernetes.io/aws-ebs";

/** The fields of a resource with the types of its disks. */
export function diskKindsOf(resource: Field): readonly Field[] {
  const { type } = resource.resource;
  if (VOLUMES.has(type)) return [firstSet(resource, ["type", "volumeType"])];
  if (DATABASE_INSTANCE_TYPES.has(type)) return [resource.get("storageType")];
  if (type === STORAGE_CLASS) return storageClassKinds(resource);
  if (type === EC2_NODE_CLASS) return mappingKinds(resource.get("spec", "blockDeviceMappings"));
  return mappedDisks(launchDataOf(resource));
}

/** True if an unset type means gp2, as for EC2 and the in-tree driver. */
export function defaultsToOldDisk({ resource }: Field): boolean {
  return VOLUMES.has(resource.type) || resource.props.provisioner === IN_TREE;
}

function storageClassKinds(storageClass: Field): readonly Field[] {
  const provisioner = storageClass.get("provisioner").value;
  const isEbs =
    provisioner === IN_TREE ||
    provisioner === "ebs.csi.aws.com" ||
    provisioner === "ebs.csi.eks.amazonaws.com";
  return isEbs ? [storageClass.get("parameters", "type")] : [];
}

/** The disks of a machine: the root, further ones, and the mappings of a template. */
function mappedDisks(machine: Field): readonly Field[] {
  const own = [machine.get("rootBlockDevice"), machine.get("ebsBlockDevices")]
    .flatMap(listed)
    .map((disk) => disk.get("volumeType"));
  return [...own, ...mappingKinds(machine.get("blockDeviceMappings"))];
}

function mappingKinds(mappings: Field): readonly Field[] {
  return listed(mappings).map((mapping) => mapping.get("ebs", "volumeType"));
}

function firstSet(resource: Field, keys: readonly string[]): Field {
  const fields = keys.map((key) => resource.get(key));
  return fields.find((field) => field.isSet) ?? resource.get(keys[0] ?? "");
}
