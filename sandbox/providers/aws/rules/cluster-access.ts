import type { AccountRecord } from "../../account";
import type { CloudView } from "../../cloud-view";
import { fieldOf, fieldsOf, isSamePlace } from "./record-fields";
import type { Rule } from "./rule";

const ENTRY = "aws:eks/accessEntry:AccessEntry";
const ASSOCIATION = "aws:eks/accessPolicyAssociation:AccessPolicyAssociation";

/**
 * A policy is given to a principal that has a standard entry.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_AssociateAccessPolicy.html
 */
export const refuseBadAccess: Rule = ({ kind, thing, others }) => {
  if (kind === "delete" || thing.type !== ASSOCIATION) return undefined;
  const entries = others
    .ofType(ENTRY)
    .filter((entry) => isSamePlace(entry, thing) && mayMean(entry, thing));
  if (entries.length === 0 && isKnown(thing)) {
    return "ResourceNotFoundException: The specified principalArn could not be found. You can view your available access entries with 'list-access-entries'.";
  }
  const types = entries.map((entry) => fieldOf(entry, "type") ?? "STANDARD");
  if (types.length !== 1 || types[0] === "STANDARD") return undefined;
  return `InvalidRequestException: Access policies cannot be associated with an access entry of type ${types[0]}`;
};

/** True where nothing that is known tells the two apart. */
function mayMean(entry: AccountRecord, association: AccountRecord): boolean {
  return ["clusterName", "principalArn"].every((path) => {
    const [left, right] = [fieldOf(entry, path), fieldOf(association, path)];
    return left === undefined || right === undefined || left === right;
  });
}

function isKnown(association: AccountRecord): boolean {
  return ["clusterName", "principalArn"].every((path) => fieldOf(association, path) !== undefined);
}

const FARGATE = "aws:eks/fargateProfile:FargateProfile";

/**
 * Fargate's subnets are private: no route of theirs leads to an internet gateway.
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html
 */
export const refusePublicFargate: Rule = ({ kind, thing, others }) => {
  if (kind !== "create" || thing.type !== FARGATE) return undefined;
  const open = new Set(publicSubnets(others));
  const subnet = fieldsOf(thing, "subnetIds").find((id) => open.has(id));
  return subnet === undefined
    ? undefined
    : `InvalidParameterException: Subnet ${subnet} provided in Fargate Profile is not a private subnet`;
};

function publicSubnets(view: CloudView): readonly string[] {
  const tables = view
    .ofType("aws:ec2/route:Route")
    .filter((route) => fieldOf(route, "gatewayId") !== undefined)
    .flatMap((route) => fieldsOf(route, "routeTableId"));
  return view
    .ofType("aws:ec2/routeTableAssociation:RouteTableAssociation")
    .filter((association) => tables.includes(fieldOf(association, "routeTableId") ?? ""))
    .flatMap((association) => fieldsOf(association, "subnetId"));
}
