import type { AwsTypes } from "./aws-type";
import { CLOUDWATCH_TYPES } from "./cloudwatch";
import { EC2_TYPES } from "./ec2";
import { EKS_TYPES } from "./eks";
import { IAM_TYPES } from "./iam";
import { MACHINE_TYPES } from "./machines";
import { NAMING_TYPES } from "./naming";
import { PLATFORM_TYPES } from "./platform";
import { STORAGE_TYPES } from "./storage";
import { THREAT_DETECTION_TYPES } from "./threat-detection";

/** Every AWS type that is simulated with its own ids and computed properties. */
export const AWS_TYPES: AwsTypes = {
  ...EC2_TYPES,
  ...MACHINE_TYPES,
  ...EKS_TYPES,
  ...IAM_TYPES,
  ...CLOUDWATCH_TYPES,
  ...STORAGE_TYPES,
  ...NAMING_TYPES,
  ...PLATFORM_TYPES,
  ...THREAT_DETECTION_TYPES,
};
