import { contains, overlaps, parseCidr } from "../../../../components/core/pure/cidr";
import type { Cidr } from "../../../../components/core/pure/cidr";
import type { AccountRecord } from "../../account";
import type { CloudView } from "../../cloud-view";
import { fieldOf } from "./record-fields";
import type { Rule } from "./rule";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const BLOCK = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation";

/**
 * A subnet lies within its VPC and beside its neighbours.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
 */
export const refuseBadSubnet: Rule = ({ kind, thing, others }) => {
  if (thing.type === SUBNET && kind === "create") return refuseRange(thing, others);
  if (thing.type === BLOCK && kind === "delete") return refuseBlockInUse(thing, others);
  return undefined;
};

function refuseRange(subnet: AccountRecord, others: CloudView): string | undefined {
  const text = fieldOf(subnet, "cidrBlock");
  const cidr = text === undefined ? undefined : parseCidr(text);
  const vpcId = fieldOf(subnet, "vpcId");
  if (cidr === undefined || vpcId === undefined) return undefined;
  const blocks = blocksOf(vpcId, others);
  if (blocks !== undefined && !blocks.some((block) => contains(block, cidr))) {
    return `InvalidSubnet.Range: The CIDR '${text}' is invalid.`;
  }
  const neighbours = others.ofType(SUBNET).filter((other) => fieldOf(other, "vpcId") === vpcId);
  const isTaken = neighbours.some((other) => {
    const block = cidrOf(other);
    return block !== undefined && overlaps(block, cidr);
  });
  return isTaken
    ? `InvalidSubnet.Conflict: The CIDR '${text}' conflicts with another subnet`
    : undefined;
}

/** All blocks of a VPC; undefined as long as one of them is not known. */
function blocksOf(vpcId: string, view: CloudView): readonly Cidr[] | undefined {
  const vpc = view.ofType(VPC).filter(({ id }) => id === vpcId);
  const added = view.ofType(BLOCK).filter((block) => fieldOf(block, "vpcId") === vpcId);
  const blocks = [...vpc, ...added].map(cidrOf);
  const known = blocks.filter((block) => block !== undefined);
  return vpc.length === 0 || known.length < blocks.length ? undefined : known;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateVpcCidrBlock.html */
function refuseBlockInUse(association: AccountRecord, others: CloudView): string | undefined {
  const block = cidrOf(association);
  const vpcId = fieldOf(association, "vpcId");
  if (block === undefined || vpcId === undefined) return undefined;
  const isUsed = others.ofType(SUBNET).some((subnet) => {
    const cidr = cidrOf(subnet);
    return fieldOf(subnet, "vpcId") === vpcId && cidr !== undefined && contains(block, cidr);
  });
  return isUsed
    ? `InvalidCidrBlock.InUse: The vpc ${vpcId} currently has a subnet within CIDR block ${fieldOf(association, "cidrBlock") ?? ""}`
    : undefined;
}

function cidrOf(record: AccountRecord): Cidr | undefined {
  const text = fieldOf(record, "cidrBlock");
  return text === undefined ? undefined : parseCidr(text);
}
