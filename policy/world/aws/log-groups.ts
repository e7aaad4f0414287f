import { typesOf, type Types } from "../resource-index";

/** Type tokens of a log group of CloudWatch. */
export const LOG_GROUP_TYPES: Types = typesOf(
  "aws:cloudwatch/logGroup:LogGroup",
  "aws-native:logs:LogGroup",
);
