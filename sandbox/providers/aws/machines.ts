import type { AwsTypes } from "./aws-type";

const EC2 = "arn:aws:ec2:{region}:{account}";
const SCALING = "arn:aws:autoscaling:{region}:{account}";

/** Single machines, what they need, and groups of them. */
export const MACHINE_TYPES: AwsTypes = {
  "aws:ec2/instance:Instance": {
    id: "i-{hex:17}",
    computed: {
      arn: `${EC2}:instance/{id}`,
      instanceState: "running",
      primaryNetworkInterfaceId: "eni-{hex:17}",
      privateIp: "10.0.0.{octet}",
      privateDns: "ip-10-0-0-{octet}.{region}.compute.internal",
      publicIp: "",
      publicDns: "",
    },
  },
  "aws:ec2/networkInterface:NetworkInterface": {
    id: "eni-{hex:17}",
    computed: {
      arn: `${EC2}:network-interface/{id}`,
      ownerId: "{account}",
      macAddress: "02:00:00:00:00:01",
      interfaceType: "interface",
      privateIp: "10.0.0.{octet}",
      privateDnsName: "ip-10-0-0-{octet}.{region}.compute.internal",
    },
  },
  "aws:ec2/placementGroup:PlacementGroup": {
    nameFrom: "name",
    computed: { arn: `${EC2}:placement-group/{id}`, placementGroupId: "pg-{hex:17}" },
  },
  "aws:ec2/capacityReservation:CapacityReservation": {
    id: "cr-{hex:17}",
    computed: { arn: `${EC2}:capacity-reservation/{id}`, ownerId: "{account}" },
  },
  "aws:autoscaling/group:Group": {
    nameFrom: "name",
    computed: {
      arn: `${SCALING}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}`,
      defaultCooldown: 300,
      healthCheckType: "EC2",
      serviceLinkedRoleArn:
        "arn:aws:iam::{account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
      predictedCapacity: 0,
      warmPoolSize: 0,
    },
  },
  "aws:autoscaling/policy:Policy": {
    nameFrom: "name",
    importId: "{input:autoscalingGroupName}/{input:name}",
    computed: {
      arn: `${SCALING}:scalingPolicy:{uuid}:autoScalingGroupName/{input:autoscalingGroupName}:policyName/{name}`,
    },
  },
  "aws:autoscaling/schedule:Schedule": {
    nameFrom: "scheduledActionName",
    importId: "{input:autoscalingGroupName}/{input:scheduledActionName}",
    computed: {
      arn: `${SCALING}:scheduledUpdateGroupAction:{uuid}:autoScalingGroupName/{input:autoscalingGroupName}:scheduledActionName/{name}`,
    },
  },
  "aws:autoscaling/lifecycleHook:LifecycleHook": {
    nameFrom: "name",
    importId: "{input:autoscalingGroupName}/{input:name}",
    computed: {},
  },
  "aws:autoscaling/tag:Tag": {
    id: "{input:autoscalingGroupName},{input:tag.key}",
    computed: {},
  },
};
