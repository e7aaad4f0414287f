import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { placeOf, VPC_TYPES, type VpcPartKind } from "../../world/aws/vpcs";
import type { World } from "../../world/world";

const FLOW_LOGS: VpcPartKind = {
  types: typesOf("aws:ec2/flowLog:FlowLog", "aws-native:ec2:FlowLog"),
  vpcOf: (log) => {
    const id = log.get("vpcId");
    return id.isSet ? id : log.get("resourceId");
  },
};

/** Without flow logs an intrusion leaves no trace in the network. */
export const vpcFlowLogs = stackRule({
  id: "vpc-flow-logs",
  topic: "aws-network",
  severity: "medium",
  description: "Every VPC has a flow log that records at least rejected traffic.",
  remediation: "Declare a FlowLog for the VPC with trafficType ALL or REJECT.",
  frameworks: [
    fsbp("EC2.6", "VPC flow logging should be enabled in all VPCs"),
    eksBestPractices("security: network", "Record traffic by VPC flow logs"),
  ],
  parameters: {},
  appliesTo: isAnyOf(VPC_TYPES, FLOW_LOGS.types),
  check(world, findings) {
    for (const vpc of world.vpcs) checkVpc(vpc, world, findings);
  },
});

function checkVpc(vpc: Field, world: World, findings: Findings): void {
  const traffic = world.vpcParts(vpc, FLOW_LOGS).map((log) => log.get("trafficType"));
  if (traffic.some(recordsRejects)) return;
  const [accepting] = traffic;
  const unreadable = [...traffic, ...world.unplacedVpcReferences(FLOW_LOGS)].find(
    (field) => !field.isReadable,
  );
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else
    findings.fail(accepting ?? placeOf(vpc), "no flow log records the rejected traffic of the VPC");
}

function recordsRejects(traffic: Field): boolean {
  return traffic.value === "ALL" || traffic.value === "REJECT";
}
