import type { AwsLocation } from "../../core/pure/aws-location";
import type { PolicyStatement } from "../../core/pure/iam-policy";
import type { DeployKind } from "./deploy-access";

/** Pulumi's state in S3, with every value known. */
export interface StateLocation {
  readonly bucket: string;
  /** Folder in the bucket; empty for the bucket itself. */
  readonly prefix: string;
  /** Key that encrypts the bucket. */
  readonly bucketKeyArn?: string | undefined;
  /** Key that encrypts the stack's secrets. */
  readonly secretsKeyArn?: string | undefined;
}

/**
 * Rights on the state: a preview reads it and takes no lock, a deployment writes it too. Pulumi keeps
 * everything under `.pulumi` in its folder.
 */
export function stateStatements(
  kind: DeployKind,
  { partition }: Pick<AwsLocation, "partition">,
  { bucket, prefix, bucketKeyArn, secretsKeyArn }: StateLocation,
): readonly PolicyStatement[] {
  const writes = kind === "deploy";
  const bucketArn = `arn:${partition}:s3:::${bucket}`;
  const folder = prefix === "" ? "" : `${prefix}/`;
  return [
    // With a condition on the folder S3 would refuse to say that a new stack has no state yet.
    { Sid: "FindState", Effect: "Allow", Action: "s3:ListBucket", Resource: bucketArn },
    {
      Sid: "UseState",
      Effect: "Allow",
      Action: writes ? [...READ_OBJECTS, ...WRITE_OBJECTS] : READ_OBJECTS,
      Resource: `${bucketArn}/${folder}.pulumi/*`,
    },
    ...(bucketKeyArn === undefined ? [] : [bucketKeyStatement(writes, bucketArn, bucketKeyArn)]),
    ...(secretsKeyArn === undefined ? [] : [secretsKeyStatement(writes, secretsKeyArn)]),
  ];
}

const READ_OBJECTS = ["s3:GetObject"];
const WRITE_OBJECTS = ["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"];

/** S3 names the bucket to the key, or the object where the bucket has no key of its own. */
function bucketKeyStatement(writes: boolean, bucketArn: string, keyArn: string): PolicyStatement {
  return {
    Sid: "UseBucketKey",
    Effect: "Allow",
    Action: writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
    Resource: keyArn,
    Condition: {
      StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] },
    },
  };
}

/** A preview needs the secrets as well: they are inputs of what it plans. */
function secretsKeyStatement(writes: boolean, keyArn: string): PolicyStatement {
  return {
    Sid: "UseSecretsKey",
    Effect: "Allow",
    Action: writes ? ["kms:Decrypt", "kms:Encrypt"] : ["kms:Decrypt"],
    Resource: keyArn,
  };
}
