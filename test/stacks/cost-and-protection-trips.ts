import type { CheckOptions } from "../../policy/check/evaluate";
import type { Mutation } from "../support/mutate-plan";
import { addedTrip } from "./access-and-data-trips";

/** An edit of the shipped prod plan, and where the finding points. */
interface ProtectionTrip extends Mutation {
  readonly path: string;
  readonly settings?: CheckOptions["settings"];
}

/** For each rule of protection, rotation and cost an edit that it stands against. */
export const COST_AND_PROTECTION_TRIPS: Readonly<Record<string, ProtectionTrip>> = {
  "mon-aws-alarms": {
    type: "aws:cloudwatch/logGroup:LogGroup",
    edits: [{ set: "retentionInDays", to: 90 }],
    path: "retentionInDays",
  },
  "sg-egress-desc": {
    type: "aws:ec2/securityGroup:SecurityGroup",
    edits: [{ remove: "description" }],
    path: "description",
  },
  "iam-boundary": {
    type: "aws:iam/role:Role",
    name: "prod-cluster-control-plane-role",
    edits: [{ set: "managedPolicyArns", to: [] }],
    path: "managedPolicyArns",
  },
  "stateful-protect": {
    type: "aws:kms/key:Key",
    name: "prod-cluster-key",
    edits: [],
    protect: false,
    path: "opts.protect",
  },
  "cost-instance-types": {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    edits: [{ set: "blockDeviceMappings[0].ebs.volumeType", to: "gp2" }],
    path: "blockDeviceMappings[0].ebs.volumeType",
  },
  "cost-service-quota": {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    edits: [{ set: "networkInterfaces", to: [{ securityGroups: ["1", "2", "3", "4", "5", "6"] }] }],
    path: "networkInterfaces[0].securityGroups[5]",
  },
  "cost-budget": {
    type: "aws:eks/nodeGroup:NodeGroup",
    name: "prod-batch-node-group",
    edits: [{ set: "scalingConfig.maxSize", to: 100 }],
    path: "scalingConfig.maxSize",
    settings: { "cost-budget": { monthlyBudget: 10_000, maxNatGateways: 3 } },
  },
  "cost-nonprod": {
    type: "aws:eks/nodeGroup:NodeGroup",
    name: "prod-batch-node-group",
    edits: [{ set: "capacityType", to: "ON_DEMAND" }],
    path: "capacityType",
    // As thrifty as prod is otherwise.
    settings: {
      "cost-nonprod": { required: true, maxRetentionDays: 365, maxNatGateways: 3 },
    },
  },
  "ecr-baseline": addedTrip(
    "aws:ecr/repository:Repository",
    { imageScanningConfiguration: { scanOnPush: true }, imageTagMutability: "MUTABLE" },
    "imageTagMutability",
  ),
  "secret-rotation": addedTrip("aws:secretsmanager/secret:Secret", {}, "name"),
};
