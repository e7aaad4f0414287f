import type { AwsType, AwsTypes } from "./aws-type";

/** A setting of a bucket is known by the bucket's name. */
const BUCKET_SETTING: AwsType = { id: "{input:bucket}", computed: {} };

/** Objects and tables. */
export const STORAGE_TYPES: AwsTypes = {
  "aws:s3/bucket:Bucket": {
    nameFrom: "bucket",
    computed: {
      arn: "arn:aws:s3:::{id}",
      bucketDomainName: "{id}.s3.amazonaws.com",
      bucketRegionalDomainName: "{id}.s3.{region}.amazonaws.com",
      bucketRegion: "{region}",
      hostedZoneId: "Z3AQBSTGFYJSTF",
    },
  },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": BUCKET_SETTING,
  "aws:s3/bucketLogging:BucketLogging": BUCKET_SETTING,
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": BUCKET_SETTING,
  "aws:s3/bucketPolicy:BucketPolicy": BUCKET_SETTING,
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": BUCKET_SETTING,
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    BUCKET_SETTING,
  "aws:s3/bucketVersioning:BucketVersioning": BUCKET_SETTING,
  "aws:dynamodb/table:Table": {
    nameFrom: "name",
    computed: {
      arn: "arn:aws:dynamodb:{region}:{account}:table/{id}",
      streamArn: "",
      streamLabel: "",
    },
    when: [
      {
        input: "streamEnabled",
        is: true,
        computed: {
          streamArn:
            "arn:aws:dynamodb:{region}:{account}:table/{id}/stream/2026-01-01T00:00:00.000",
          streamLabel: "2026-01-01T00:00:00.000",
        },
      },
    ],
  },
};
