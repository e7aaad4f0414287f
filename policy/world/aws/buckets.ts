import type { Field } from "../../rule/field";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

/** Type tokens of an S3 bucket. */
export const BUCKET_TYPES: Types = typesOf(
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws-native:s3:Bucket",
);

/** What says something about a bucket apart from it. */
export const BUCKET_PARTS = {
  access: typesOf("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
  policy: typesOf("aws:s3/bucketPolicy:BucketPolicy", "aws-native:s3:BucketPolicy"),
  encryption: typesOf(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
  ),
  versioning: typesOf(
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:s3/bucketVersioningV2:BucketVersioningV2",
  ),
} as const;

/** The parts of one kind that are about a bucket, and one that may be while nobody can tell. */
export function partsOf(
  bucket: Field,
  types: Types,
  index: ResourceIndex,
): { readonly own: readonly Field[]; readonly open: Field | undefined } {
  const parts = index
    .of(types)
    .map((part) => ({ part, bucket: part.get("bucket"), targets: bucketsOf(part, index) }));
  return {
    own: parts
      .filter(({ targets }) => targets.some(({ resource }) => resource === bucket.resource))
      .map(({ part }) => part),
    open: parts.find((part) => !part.bucket.isReadable && part.targets.length === 0)?.bucket,
  };
}

function bucketsOf(part: Field, index: ResourceIndex): readonly Field[] {
  const reference = part.get("bucket");
  const named = index.named(reference, BUCKET_TYPES, "bucket");
  return named.length > 0 ? named : index.named(reference, BUCKET_TYPES, "bucketName");
}
