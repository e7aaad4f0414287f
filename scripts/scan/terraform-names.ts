/** Members whose keys are the user's own words; they are handed on as they are. */
const FREE_KEYS: ReadonlySet<string> = new Set(["tags", "labels", "attributes"]);

/**
 * Names that differ by more than their spelling: Terraform names a repeated block in the singular,
 * and @pulumi/aws the list of them in the plural. By Terraform type, then by member.
 */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_autoscaling_group: {
    overrides: "override",
    tags: "tag",
    vpcZoneIdentifiers: "vpc_zone_identifier",
  },
  aws_eks_fargate_profile: { selectors: "selector" },
  aws_eks_node_group: { taints: "taint" },
  aws_guardduty_detector_feature: { additionalConfigurations: "additional_configuration" },
  aws_iam_openid_connect_provider: {
    clientIdLists: "client_id_list",
    thumbprintLists: "thumbprint_list",
  },
  aws_instance: { ebsBlockDevices: "ebs_block_device" },
  aws_route53_zone: { vpcs: "vpc" },
};

/** The name of a member in Terraform: `vpcConfig` of any type is `vpc_config`. */
export function terraformName(type: string, member: string): string {
  return RENAMED[type]?.[member] ?? snakeCase(member);
}

/** True for a member that holds a map of the user's, not a block with members of its own. */
export function isFreeMap(type: string, member: string): boolean {
  // The tags of a scaling group are blocks: each says whether instances get it.
  return FREE_KEYS.has(member) && RENAMED[type]?.[member] === undefined;
}

/** Address of a resource: letters, digits and underscores, unique by the whole URN's name. */
export function terraformAddress(type: string, name: string): string {
  return `${type}.${localName(name)}`;
}

/** A logical name as Terraform would accept it. */
export function localName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]/g, "_");
}

function snakeCase(member: string): string {
  return member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
