import { isProperties } from "../../properties";
import type { Limits, Rule } from "./limit";
import { length, oneOf, range } from "./rules";

const invalid = (member: string) => ({ code: "ValidationError", member });
const bad = (member: string) => ({ code: "BadRequestException", member });

const scheduleSize = (member: string) => ({ at: member, rule: range(invalid(member), -1) });

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
const oneTemplate: Rule = (group) => {
  if (!isProperties(group)) return undefined;
  const { launchConfiguration, launchTemplate, mixedInstancesPolicy } = group;
  const given = [launchConfiguration, launchTemplate, mixedInstancesPolicy].filter(
    (template) => template !== undefined,
  );
  return given.length === 1
    ? undefined
    : "ValidationError: Valid requests must contain either launchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.";
};

/** Documented limits of EC2 Auto Scaling, placement groups and GuardDuty. */
export const MACHINE_LIMITS: Limits = {
  "aws:autoscaling/group:Group": [
    { at: "", rule: oneTemplate },
    { at: "name", rule: length(invalid("autoScalingGroupName"), 1, 255) },
    { at: "minSize", rule: range(invalid("minSize"), 0) },
    { at: "maxSize", rule: range(invalid("maxSize"), 0) },
    { at: "desiredCapacity", rule: range(invalid("desiredCapacity"), 0) },
    { at: "healthCheckType", rule: oneOf(invalid("healthCheckType"), ["EC2", "ELB"]) },
    {
      at: "warmPool.poolState",
      rule: oneOf(invalid("poolState"), ["Hibernated", "Running", "Stopped"]),
    },
    {
      at: "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
      rule: range(invalid("onDemandPercentageAboveBaseCapacity"), 0, 100),
    },
  ],
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
  "aws:autoscaling/schedule:Schedule": [
    { at: "scheduledActionName", rule: length(invalid("scheduledActionName"), 1, 255) },
    ...["minSize", "maxSize", "desiredCapacity"].map(scheduleSize),
  ],
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutLifecycleHook.html
  "aws:autoscaling/lifecycleHook:LifecycleHook": [
    { at: "heartbeatTimeout", rule: range(invalid("heartbeatTimeout"), 30, 7_200) },
    { at: "defaultResult", rule: oneOf(invalid("defaultResult"), ["ABANDON", "CONTINUE"]) },
    {
      at: "lifecycleTransition",
      rule: oneOf(invalid("lifecycleTransition"), [
        "autoscaling:EC2_INSTANCE_LAUNCHING",
        "autoscaling:EC2_INSTANCE_TERMINATING",
      ]),
    },
  ],
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreatePlacementGroup.html
  "aws:ec2/placementGroup:PlacementGroup": [
    { at: "name", rule: length({ code: "InvalidParameterValue", member: "groupName" }, 1, 255) },
    {
      at: "strategy",
      rule: oneOf({ code: "InvalidParameterValue", member: "strategy" }, [
        "cluster",
        "partition",
        "spread",
      ]),
    },
    {
      at: "partitionCount",
      rule: range({ code: "InvalidParameterValue", member: "partitionCount" }, 1, 7),
    },
  ],
  // https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
  "aws:guardduty/detector:Detector": [
    {
      at: "findingPublishingFrequency",
      rule: oneOf(bad("findingPublishingFrequency"), ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]),
    },
  ],
  // https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateDetector.html
  "aws:guardduty/detectorFeature:DetectorFeature": [
    { at: "status", rule: oneOf(bad("status"), ["ENABLED", "DISABLED"]) },
    {
      at: "name",
      rule: oneOf(bad("name"), [
        "S3_DATA_EVENTS",
        "EKS_AUDIT_LOGS",
        "EBS_MALWARE_PROTECTION",
        "RDS_LOGIN_EVENTS",
        "EKS_RUNTIME_MONITORING",
        "LAMBDA_NETWORK_LOGS",
        "RUNTIME_MONITORING",
      ]),
    },
    {
      at: "additionalConfigurations[].name",
      rule: oneOf(bad("additionalConfiguration.name"), [
        "EKS_ADDON_MANAGEMENT",
        "ECS_FARGATE_AGENT_MANAGEMENT",
        "EC2_AGENT_MANAGEMENT",
      ]),
    },
  ],
};
