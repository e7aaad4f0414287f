import { BUCKET_TYPES } from "../../world/aws/buckets";
import { BUCKET_PARTS, partsOf } from "./s3-baseline/bucket-parts";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { readStatements } from "../../world/aws/iam-policies";
import { flag } from "../../rule/parameters";
import { documentIn, listed } from "../../world/aws/policy-document";
import { isTrue } from "../../rule/predicates";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { deniesPlainRequests } from "../../world/aws/tls-only";
import type { World } from "../../world/world";

/** A public access block of the account applies to all its buckets. */
const ACCOUNT_BLOCKS = typesOf("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock");

const SWITCHES = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;

const NO_VERSIONS = "the bucket does not keep versions";

/** Public buckets are found and read by scanners. */
export const s3Baseline = stackRule({
  id: "s3-baseline",
  topic: "data-queues-keys",
  severity: "high",
  description:
    "A bucket blocks public access, denies requests without TLS, has an encryption configuration " +
    "and, in prod, keeps versions.",
  remediation:
    "Give the bucket a BucketPublicAccessBlock with all four switches on, a policy that denies " +
    "requests for which aws:SecureTransport is false, an encryption configuration and versioning.",
  frameworks: [
    fsbp("S3.1", "S3 general purpose buckets should have block public access settings enabled"),
    fsbp("S3.5", "S3 general purpose buckets should require requests to use SSL"),
    fsbp("S3.8", "S3 general purpose buckets should block public access"),
    fsbp("S3.14", "S3 general purpose buckets should have versioning enabled"),
    fsbp("S3.17", "S3 general purpose buckets should be encrypted at rest with AWS KMS keys"),
  ],
  checks: {
    "public-access": "Public access to the bucket is blocked.",
    tls: "The policy of the bucket denies requests without TLS.",
    encryption: "The bucket has an encryption configuration.",
    versioning: "The bucket keeps versions.",
  },
  parameters: {
    versioning: flag("Whether buckets must keep versions.", { dev: false, prod: true }),
  },
  appliesTo: isAnyOf(BUCKET_TYPES, ACCOUNT_BLOCKS, ...Object.values(BUCKET_PARTS)),
  check(world, findings, { settings }) {
    for (const bucket of world.of(BUCKET_TYPES)) {
      checkAccess(bucket, world, findings.of("public-access"));
      checkTransport(bucket, world, findings.of("tls"));
      checkEncryption(bucket, world, findings.of("encryption"));
      if (settings.versioning) checkVersioning(bucket, world, findings.of("versioning"));
    }
  },
});

function checkAccess(bucket: Field, world: World, findings: Findings): void {
  const isClosed = (block: Field) => SWITCHES.every((name) => isTrue(block.get(name).value));
  if (world.of(ACCOUNT_BLOCKS).some(isClosed)) return;
  const inline = bucket.get("publicAccessBlockConfiguration");
  const { own, open } = partsOf(bucket, BUCKET_PARTS.access, world);
  const block = inline.isSet ? inline : own[0];
  if (block === undefined) {
    report(bucket, open, "the bucket has no public access block", findings);
    return;
  }
  for (const name of SWITCHES) {
    findings.require(block.get(name), isTrue, `the public access block does not set ${name}`);
  }
}

function checkTransport(bucket: Field, world: World, findings: Findings): void {
  const inline = bucket.get("policy");
  const { own, open } = partsOf(bucket, BUCKET_PARTS.policy, world);
  const policies = own.map((part) =>
    part.get("policy").isSet ? part.get("policy") : part.get("policyDocument"),
  );
  const all = inline.isSet ? [inline, ...policies] : policies;
  if (all.length === 0) {
    report(bucket, open, "the bucket has no policy that denies requests without TLS", findings);
    return;
  }
  const statements = all.flatMap((policy) => readStatements(policy, findings));
  const isWhole = all.every((policy) => documentIn(policy).isReadable);
  const [first = inline] = all;
  if (isWhole && !deniesPlainRequests(statements)) {
    findings.fail(first, "the policy of the bucket does not deny requests without TLS");
  }
}

function checkEncryption(bucket: Field, world: World, findings: Findings): void {
  const inline = [
    "serverSideEncryptionConfiguration",
    "serverSideEncryptionConfigurations",
    "bucketEncryption",
  ].some((name) => listed(bucket.get(name)).length > 0);
  const { own, open } = partsOf(bucket, BUCKET_PARTS.encryption, world);
  if (inline || own.length > 0) return;
  report(bucket, open, "the bucket has no encryption configuration", findings);
}

function checkVersioning(bucket: Field, world: World, findings: Findings): void {
  const { own, open } = partsOf(bucket, BUCKET_PARTS.versioning, world);
  const [part] = own;
  const switches = [
    bucket.get("versioning", "enabled"),
    ...listed(bucket.get("versionings")).map((entry) => entry.get("enabled")),
    bucket.get("versioningConfiguration", "status"),
    ...(part === undefined ? [] : [part.get("versioningConfiguration", "status")]),
  ].filter((field) => field.isSet);
  const isOn = (value: unknown) => isTrue(value) || value === "Enabled";
  const [first] = switches;
  if (first === undefined) report(bucket, open, NO_VERSIONS, findings);
  else if (!switches.some(({ value }) => isOn(value))) {
    findings.require(first, isOn, NO_VERSIONS);
  }
}

/** Fails for a missing part, unless a part of an unknown bucket may be it. */
function report(bucket: Field, open: Field | undefined, message: string, findings: Findings): void {
  if (open !== undefined) findings.notEvaluated(open);
  else findings.fail(bucket.get("bucket"), message);
}
