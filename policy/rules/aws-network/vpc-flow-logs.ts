import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices, fsbp } from "../../rule/frameworks";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { partsOf, placeOf, unplacedParts, VPC_TYPES } from "../../world/aws/vpcs";

const FLOW_LOGS = typesOf("aws:ec2/flowLog:FlowLog", "aws-native:ec2:FlowLog");

/** Without a record of who talked to whom an intrusion leaves no trace in the network. */
export const vpcFlowLogs = stackRule({
  id: "vpc-flow-logs",
  topic: "aws-network",
  severity: "medium",
  description: "Every VPC records its traffic, the rejected part at least.",
  remediation: "Declare a FlowLog for the VPC with trafficType ALL or REJECT.",
  frameworks: [
    fsbp("EC2.6", "VPC flow logging should be enabled in all VPCs"),
    eksBestPractices("security: network", "Record traffic by VPC flow logs"),
  ],
  parameters: {},
  appliesTo: isAnyOf(VPC_TYPES, FLOW_LOGS),
  check(world, findings) {
    const index = world;
    for (const vpc of index.of(VPC_TYPES)) checkVpc(vpc, index, findings);
  },
});

function checkVpc(vpc: Field, index: ResourceIndex, findings: Findings): void {
  const traffic = partsOf(vpc, FLOW_LOGS, vpcOf, index).map((log) => log.get("trafficType"));
  if (traffic.some(recordsRejects)) return;
  const [accepting] = traffic;
  const unreadable = [...traffic, ...unplacedParts(FLOW_LOGS, vpcOf, index)].find(
    (field) => !field.isReadable,
  );
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(accepting ?? placeOf(vpc), "no flow log records the VPC's rejected traffic");
}

function vpcOf(log: Field): Field {
  const id = log.get("vpcId");
  return id.isSet ? id : log.get("resourceId");
}

function recordsRejects(traffic: Field): boolean {
  return traffic.value === "ALL" || traffic.value === "REJECT";
}
