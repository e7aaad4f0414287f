import { BUCKET_PARTS, BUCKET_TYPES, partsOf } from "../../world/aws/buckets";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { readStatements } from "../../world/aws/iam-policies";
import { flag } from "../../rule/parameters";
import { documentIn, listed } from "../../world/aws/policy-document";
import { isTrue } from "../../rule/predicates";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { deniesPlainRequests } from "../../world/aws/tls-only";

/** A block for the whole account holds for each of its buckets. */
const ACCOUNT_BLOCKS = typesOf("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock");

const SWITCHES = [
  "blockPublicAcls",
  "blockPublicPolicy",
  "ignorePublicAcls",
  "restrictPublicBuckets",
] as const;

interface Setting {
  readonly bucket: Field;
  readonly index: ResourceIndex;
  readonly findings: Findings;
}

/** What a bucket leaves open, somebody finds. */
export const s3Baseline = stackRule({
  id: "s3-baseline",
  topic: "data-queues-keys",
  severity: "high",
  description:
    "A bucket is closed to the public and to plain requests, says how it encrypts, and in prod " +
    "keeps versions.",
  remediation:
    "Give the bucket a BucketPublicAccessBlock with all four switches, a policy that denies " +
    "requests for which aws:SecureTransport is false, an encryption configuration and versioning.",
  frameworks: [
    fsbp("S3.1", "S3 general purpose buckets should have block public access settings enabled"),
    fsbp("S3.5", "S3 general purpose buckets should require requests to use SSL"),
    fsbp("S3.8", "S3 general purpose buckets should block public access"),
    fsbp("S3.14", "S3 general purpose buckets should have versioning enabled"),
    fsbp("S3.17", "S3 general purpose buckets should be encrypted at rest with AWS KMS keys"),
  ],
  parameters: {
    versioning: flag("Whether versions have to be kept.", { dev: false, prod: true }),
  },
  appliesTo: isAnyOf(BUCKET_TYPES, ACCOUNT_BLOCKS, ...Object.values(BUCKET_PARTS)),
  check(world, findings, { settings }) {
    const index = world;
    for (const bucket of index.of(BUCKET_TYPES)) {
      const setting = { bucket, index, findings };
      checkAccess(setting);
      checkTransport(setting);
      checkEncryption(setting);
      if (settings.versioning) checkVersioning(setting);
    }
  },
});

function checkAccess({ bucket, index, findings }: Setting): void {
  const isClosed = (block: Field) => SWITCHES.every((name) => isTrue(block.get(name).value));
  if (index.of(ACCOUNT_BLOCKS).some(isClosed)) return;
  const inline = bucket.get("publicAccessBlockConfiguration");
  const { own, open } = partsOf(bucket, BUCKET_PARTS.access, index);
  const block = inline.isSet ? inline : own[0];
  if (block === undefined) {
    report(bucket, open, "the public may be let in: no public access block", findings);
    return;
  }
  for (const name of SWITCHES) findings.require(block.get(name), isTrue, "lets the public in");
}

function checkTransport({ bucket, index, findings }: Setting): void {
  const inline = bucket.get("policy");
  const { own, open } = partsOf(bucket, BUCKET_PARTS.policy, index);
  const policies = own.map((part) =>
    part.get("policy").isSet ? part.get("policy") : part.get("policyDocument"),
  );
  const all = inline.isSet ? [inline, ...policies] : policies;
  if (all.length === 0) {
    report(bucket, open, "requests without TLS are answered: no policy denies them", findings);
    return;
  }
  const statements = all.flatMap((policy) => readStatements(policy, findings));
  const isWhole = all.every((policy) => documentIn(policy).isReadable);
  const [first = inline] = all;
  if (isWhole && !deniesPlainRequests(statements)) {
    findings.fail(first, "requests without TLS are not denied");
  }
}

function checkEncryption({ bucket, index, findings }: Setting): void {
  const inline = [
    "serverSideEncryptionConfiguration",
    "serverSideEncryptionConfigurations",
    "bucketEncryption",
  ].some((name) => listed(bucket.get(name)).length > 0);
  const { own, open } = partsOf(bucket, BUCKET_PARTS.encryption, index);
  if (inline || own.length > 0) return;
  report(bucket, open, "nothing says how it encrypts", findings);
}

function checkVersioning({ bucket, index, findings }: Setting): void {
  const { own, open } = partsOf(bucket, BUCKET_PARTS.versioning, index);
  const [part] = own;
  const switches = [
    bucket.get("versioning", "enabled"),
    ...listed(bucket.get("versionings")).map((entry) => entry.get("enabled")),
    bucket.get("versioningConfiguration", "status"),
    ...(part === undefined ? [] : [part.get("versioningConfiguration", "status")]),
  ].filter((field) => field.isSet);
  const isOn = (value: unknown) => isTrue(value) || value === "Enabled";
  const [first] = switches;
  if (first === undefined) report(bucket, open, "versions are not kept", findings);
  else if (!switches.some(({ value }) => isOn(value))) {
    findings.require(first, isOn, "versions are not kept");
  }
}

/** What is missing is missing, unless a part that cannot be placed may be it. */
function report(bucket: Field, open: Field | undefined, message: string, findings: Findings): void {
  if (open !== undefined) findings.notEvaluated(open);
  else findings.fail(bucket.get("bucket"), message);
}
