import { describe, expect, it } from "vitest";
import {
  type StateLocation,
  stateStatements,
} from "../../../../components/delivery/pure/state-statements";

const aws = { partition: "aws" } as const;
const key = (id: string) => `arn:aws:kms:eu-central-1:111122223333:key/${id}`;
const STATE: StateLocation = {
  bucket: "example-state",
  prefix: "shop",
  bucketKeyArn: key("bucket"),
  secretsKeyArn: key("secrets"),
};

const actionsOf = (kind: "preview" | "deploy") =>
  Object.fromEntries(stateStatements(kind, aws, STATE).map(({ Sid, Action }) => [Sid, Action]));

describe("stateStatements", () => {
  it("let a preview read, and take no lock", () => {
    expect(actionsOf("preview")).toEqual({
      FindState: "s3:ListBucket",
      UseState: ["s3:GetObject"],
      UseBucketKey: ["kms:Decrypt"],
      UseSecretsKey: ["kms:Decrypt"],
    });
  });

  it("let a deployment write, lock and encrypt", () => {
    expect(actionsOf("deploy")).toEqual({
      FindState: "s3:ListBucket",
      UseState: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"],
      UseBucketKey: ["kms:Decrypt", "kms:GenerateDataKey"],
      UseSecretsKey: ["kms:Decrypt", "kms:Encrypt"],
    });
  });

  it("reach no further than the folder, and the keys for it", () => {
    expect(stateStatements("deploy", aws, STATE).map(({ Resource }) => Resource)).toEqual([
      "arn:aws:s3:::example-state",
      "arn:aws:s3:::example-state/shop/.pulumi/*",
      key("bucket"),
      key("secrets"),
    ]);
  });

  it("bind the bucket's key to the bucket", () => {
    const [, , statement] = stateStatements("preview", aws, STATE);
    expect(statement?.Condition).toEqual({
      StringLike: {
        "kms:EncryptionContext:aws:s3:arn": [
          "arn:aws:s3:::example-state",
          "arn:aws:s3:::example-state/*",
        ],
      },
    });
  });

  it("are for the bucket itself, in its partition, without folder and keys", () => {
    const partition = "aws-us-gov";
    const statements = stateStatements("preview", { partition }, { bucket: "state", prefix: "" });
    expect(statements.map(({ Resource }) => Resource)).toEqual([
      "arn:aws-us-gov:s3:::state",
      "arn:aws-us-gov:s3:::state/.pulumi/*",
    ]);
  });
});
