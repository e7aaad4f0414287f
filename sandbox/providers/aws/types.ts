import type { AwsTypes } from "./aws-type";
import { EC2_TYPES } from "./ec2";
import { EKS_TYPES } from "./eks";
import { IAM_TYPES } from "./iam";
import { PLATFORM_TYPES } from "./platform";

/** Every AWS type that is simulated with its own ids and computed properties. */
export const AWS_TYPES: AwsTypes = {
  ...EC2_TYPES,
  ...EKS_TYPES,
  ...IAM_TYPES,
  ...PLATFORM_TYPES,
};
