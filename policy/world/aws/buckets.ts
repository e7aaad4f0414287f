import { typesOf, type Types } from "../resource-index";

/** Type tokens of an S3 bucket. */
export const BUCKET_TYPES: Types = typesOf(
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws-native:s3:Bucket",
);
