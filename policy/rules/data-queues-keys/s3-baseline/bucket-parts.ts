import { groupBy } from "../../../../components/core/pure/group-by";
import type { Field } from "../../../rule/field";
import { BUCKET_TYPES } from "../../../world/aws/buckets";
import { onceFor } from "../../../world/once";
import { typesOf, type ResourceIndex, type Types } from "../../../world/resource-index";
import type { World } from "../../../world/world";

/** Type tokens of the settings of a bucket that are declared separately from it. */
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

/** The parts of one kind that belong to a bucket. */
export interface BucketParts {
  readonly own: readonly Field[];
  /** Reference of a part that may belong to any bucket: it cannot be read and its source is unknown. */
  readonly open: Field | undefined;
}

/** The parts of one kind that belong to a bucket, and one that may belong to it. */
export function partsOf(bucket: Field, types: Types, world: World): BucketParts {
  const { byBucket, open } = readParts(world, types);
  return { own: byBucket.get(bucket.resource)?.map(({ part }) => part) ?? [], open };
}

const readParts = onceFor((index, types: Types) => {
  const parts = index.of(types).map((part) => ({ part, targets: bucketsOf(part, index) }));
  const places = parts.flatMap(({ part, targets }) =>
    targets.map(({ resource }) => ({ part, resource })),
  );
  const unplaced = parts.filter(({ targets }) => targets.length === 0);
  return {
    byBucket: groupBy(places, ({ resource }) => resource),
    open: unplaced.map(({ part }) => part.get("bucket")).find(({ isReadable }) => !isReadable),
  };
});

function bucketsOf(part: Field, index: ResourceIndex): readonly Field[] {
  const reference = part.get("bucket");
  const named = index.named(reference, BUCKET_TYPES, "bucket");
  return named.length > 0 ? named : index.named(reference, BUCKET_TYPES, "bucketName");
}
