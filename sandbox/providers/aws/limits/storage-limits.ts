import type { Limits } from "./limit";
import { length, oneOf, pattern, range, text } from "./rules";

const validation = (member: string) => ({ code: "ValidationException", member });

/** Standard parameters hold 4 KB, advanced ones 8 KB. */
const MOST_PARAMETER_BYTES = 8192;

/** Documented limits of S3, DynamoDB and Systems Manager. */
export const STORAGE_LIMITS: Limits = {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  "aws:s3/bucket:Bucket": [
    {
      at: "bucket",
      rule: text(
        (name) =>
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
          !name.includes("..") &&
          !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
          !name.startsWith("xn--"),
        (shown) => `InvalidBucketName: The specified bucket is not valid: ${shown}`,
      ),
    },
  ],
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
  "aws:dynamodb/table:Table": [
    { at: "name", rule: pattern(validation("tableName"), /[a-zA-Z0-9_.-]+/) },
    { at: "name", rule: length(validation("tableName"), 3, 255) },
    {
      at: "billingMode",
      rule: oneOf(validation("billingMode"), ["PROVISIONED", "PAY_PER_REQUEST"]),
    },
    { at: "attributes[].type", rule: oneOf(validation("attributeType"), ["S", "N", "B"]) },
    { at: "readCapacity", rule: range(validation("readCapacityUnits"), 0) },
    { at: "writeCapacity", rule: range(validation("writeCapacityUnits"), 0) },
  ],
  // https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
  "aws:ssm/parameter:Parameter": [
    { at: "name", rule: pattern(validation("name"), /[a-zA-Z0-9_.\-/]+/) },
    { at: "name", rule: length(validation("name"), 1, 2048) },
    { at: "type", rule: oneOf(validation("type"), ["String", "StringList", "SecureString"]) },
    {
      at: "tier",
      rule: oneOf(validation("tier"), ["Standard", "Advanced", "Intelligent-Tiering"]),
    },
    { at: "description", rule: length(validation("description"), 0, 1024) },
    {
      at: "value",
      rule: text(
        (value) => Buffer.byteLength(value) <= MOST_PARAMETER_BYTES,
        () =>
          "ValidationException: Parameters support a maximum parameter value of " +
          `${MOST_PARAMETER_BYTES} characters.`,
      ),
    },
  ],
};
