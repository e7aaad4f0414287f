import { s3Baseline } from "../../../../policy/rules/data-queues-keys/s3-baseline";
import type { NormalizedResource } from "../../../../policy/rule/resource";
import { describeRule } from "../../describe-rule";
import { documentOf } from "../../iam";
import { declared, named, UNKNOWN, urnOf } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const BUCKET = "aws:s3/bucket:Bucket";
const BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const ENCRYPTION =
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

const CLOSED = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const TLS_ONLY = {
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: "arn:aws:s3:::shop/*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const bucket = (type = BUCKET) => named(type, "shop", { bucket: "shop" });
const part = (type: string, props: Properties) => named(type, type, { bucket: "shop", ...props });
const parts = (left: Readonly<Record<string, Properties | null>> = {}): NormalizedResource[] => {
  const all: Readonly<Record<string, Properties | null>> = {
    [BLOCK]: CLOSED,
    [POLICY]: { policy: documentOf(TLS_ONLY) },
    [ENCRYPTION]: { rules: [{}] },
    [VERSIONING]: { versioningConfiguration: { status: "Enabled" } },
    ...left,
  };
  return Object.entries(all).flatMap(([type, props]) => (props === null ? [] : part(type, props)));
};
const inline = {
  publicAccessBlockConfiguration: CLOSED,
  bucketEncryption: { serverSideEncryptionConfiguration: [{}] },
  versioningConfiguration: { status: "Enabled" },
};

describeRule(s3Baseline, {
  pass: [
    { name: "a bucket and its parts", resources: [...bucket(), ...parts()] },
    {
      name: "a bucket of the older type",
      resources: [...bucket("aws:s3/bucketV2:BucketV2"), ...parts()],
    },
    {
      name: "parts that are made from the bucket",
      resources: [
        ...named(BUCKET, "shop", {}),
        ...parts().map((resource) => ({
          ...resource,
          props: { ...resource.props, bucket: UNKNOWN },
          propertyDependencies: { bucket: [urnOf(BUCKET, "shop")] },
        })),
      ],
    },
    {
      name: "a native bucket",
      resources: [
        ...declared("aws-native:s3:Bucket", { bucketName: "shop", ...inline }),
        ...named("aws-native:s3:BucketPolicy", "policy", {
          bucket: "shop",
          policyDocument: { Statement: [TLS_ONLY] },
        }),
      ],
    },
    {
      name: "a block for the account, and no versions in dev",
      environment: "dev",
      resources: [
        ...bucket(),
        ...parts({ [BLOCK]: null, [VERSIONING]: null }),
        ...named("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", "all", CLOSED),
      ],
    },
    {
      name: "a bucket that holds its own settings",
      resources: [
        ...named(BUCKET, "shop", {
          bucket: "shop",
          policy: documentOf(TLS_ONLY),
          serverSideEncryptionConfiguration: { rule: {} },
          versioning: { enabled: true },
        }),
        ...part(BLOCK, CLOSED),
      ],
    },
  ],
  fail: [
    {
      name: "a bucket alone",
      resources: bucket(),
      findings: [
        ["bucket", "the bucket has no public access block", "public-access"],
        ["bucket", "the bucket has no policy that denies requests without TLS", "tls"],
        ["bucket", "the bucket has no encryption configuration", "encryption"],
        ["bucket", "the bucket does not keep versions", "versioning"],
      ],
    },
    {
      name: "parts of another bucket",
      resources: [
        ...bucket(),
        ...parts({ [BLOCK]: null }),
        ...named(BLOCK, "other", { ...CLOSED, bucket: "other" }),
      ],
      findings: [["bucket", "the bucket has no public access block", "public-access"]],
    },
    {
      name: "one switch that is off and one that is missing",
      resources: [
        ...bucket(),
        ...parts({ [BLOCK]: { ...CLOSED, blockPublicPolicy: false, ignorePublicAcls: undefined } }),
      ],
      findings: [
        [
          "blockPublicPolicy",
          "the public access block does not set blockPublicPolicy",
          "public-access",
        ],
        [
          "ignorePublicAcls",
          "the public access block does not set ignorePublicAcls",
          "public-access",
        ],
      ],
    },
    {
      name: "a policy that lets plain requests through",
      resources: [...bucket(), ...parts({ [POLICY]: { policy: documentOf() } })],
      findings: [["policy", "the policy of the bucket does not deny requests without TLS", "tls"]],
    },
    {
      name: "versions that are suspended",
      resources: [
        ...bucket(),
        ...parts({ [VERSIONING]: { versioningConfiguration: { status: "Suspended" } } }),
      ],
      findings: [
        ["versioningConfiguration.status", "the bucket does not keep versions", "versioning"],
      ],
    },
  ],
  notApplicable: [
    { name: "an object", resources: declared("aws:s3/bucketObject:BucketObject", {}) },
  ],
  unknown: [
    {
      name: "an unknown policy",
      resources: [...bucket(), ...parts({ [POLICY]: { policy: UNKNOWN } })],
      reasons: ["unknown value at policy"],
    },
    {
      name: "a block of a bucket that nobody can tell",
      resources: [...bucket(), ...parts({ [BLOCK]: { ...CLOSED, bucket: UNKNOWN } })],
      reasons: ["unknown value at bucket"],
    },
  ],
});
