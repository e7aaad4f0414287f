import { vpcFlowLogs } from "../../../../policy/rules/aws-network/vpc-flow-logs";
import { vpc, VPC_URN } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, named, UNKNOWN } from "../../resources";

const NO_REJECTS = "no flow log records the rejected traffic of the VPC";

const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const log = (trafficType: unknown) =>
  named(FLOW_LOG, "log", { vpcId: UNKNOWN, trafficType }, { vpcId: [VPC_URN] });

describeRule(vpcFlowLogs, {
  pass: [
    { name: "a log of everything", resources: [...vpc(), ...log("ALL")] },
    { name: "a log of what is rejected", resources: [...vpc(), ...log("REJECT")] },
    {
      name: "a log of the native provider",
      resources: [
        ...vpc(),
        ...named(
          "aws-native:ec2:FlowLog",
          "log",
          { resourceId: UNKNOWN, trafficType: "ALL" },
          { resourceId: [VPC_URN] },
        ),
      ],
    },
  ],
  fail: [
    {
      name: "no log",
      resources: vpc(),
      findings: [["cidrBlock", NO_REJECTS]],
    },
    {
      name: "a log of what is accepted alone",
      resources: [...vpc(), ...log("ACCEPT")],
      findings: [["trafficType", NO_REJECTS]],
    },
    {
      name: "a log of another VPC",
      resources: [...vpc(), ...named(FLOW_LOG, "log", { vpcId: "vpc-1", trafficType: "ALL" })],
      findings: [["cidrBlock", NO_REJECTS]],
    },
    {
      name: "a log of a subnet",
      resources: [...vpc(), ...named(FLOW_LOG, "log", { subnetId: "s-1", trafficType: "ALL" })],
      findings: [["cidrBlock", NO_REJECTS]],
    },
    {
      name: "the second of two VPCs",
      resources: [...vpc(), ...log("ALL"), ...vpc("other")],
      findings: [["cidrBlock", NO_REJECTS]],
    },
  ],
  notApplicable: [{ name: "a subnet", resources: declared("aws:ec2/subnet:Subnet", {}) }],
  unknown: [
    {
      name: "an unknown kind of traffic",
      resources: [...vpc(), ...log(UNKNOWN)],
      reasons: ["unknown value at trafficType"],
    },
    {
      name: "a log that may be of any VPC",
      resources: [...vpc(), ...named(FLOW_LOG, "log", { vpcId: UNKNOWN, trafficType: "ALL" })],
      reasons: ["unknown value at vpcId"],
    },
  ],
});
