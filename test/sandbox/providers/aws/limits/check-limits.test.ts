import { describe, expect, it } from "vitest";
import { checkLimits } from "../../../../../sandbox/providers/aws/limits/check-limits";
import { UNKNOWN, secret } from "../../../../../sandbox/providers/properties";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const CLUSTER = "aws:eks/cluster:Cluster";
const NODES = "aws:eks/nodeGroup:NodeGroup";
const ROLE = "aws:iam/role:Role";
const INLINE = "aws:iam/rolePolicy:RolePolicy";
const POLICY = "aws:iam/policy:Policy";
const KEY = "aws:kms/key:Key";
const ALIAS = "aws:kms/alias:Alias";
const LOGS = "aws:cloudwatch/logGroup:LogGroup";
const QUEUE = "aws:sqs/queue:Queue";
const BUCKET = "aws:s3/bucket:Bucket";
const PARAMETER = "aws:ssm/parameter:Parameter";

/** What is wrong, one line a failure, without the words that all have in common. */
function check(type: string, inputs: object): readonly string[] {
  return checkLimits(type, { ...inputs }).map(
    ({ property, reason }) => `${property}: ${reason.replace(/^simulated aws: /, "")}`,
  );
}

const constraint = (code: string, member: string, value: string, text: string) =>
  `${code}: 1 validation error detected: Value '${value}' at '${member}' failed to satisfy ` +
  `constraint: Member must ${text}`;

const isLong = (length: number) => "a".repeat(length);
const policyOf = (length: number) => JSON.stringify({ Sid: isLong(length - '{"Sid":""}'.length) });
const dataOf = (bytes: number) => Buffer.alloc(bytes, "a").toString("base64");
const tagsOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag-${index}`, "x"]));

describe("checkLimits", () => {
  it.each([
    [
      VPC,
      { cidrBlock: "10.0.0.0/8" },
      "cidrBlock: InvalidVpc.Range: The CIDR '10.0.0.0/8' is invalid.",
    ],
    [
      VPC,
      { cidrBlock: "10.0.0.0/29" },
      "cidrBlock: InvalidVpc.Range: The CIDR '10.0.0.0/29' is invalid.",
    ],
    [
      VPC,
      { cidrBlock: "10.0.0.300/16" },
      "cidrBlock: InvalidParameterValue: Value (10.0.0.300/16) for parameter cidrBlock is invalid. " +
        "This is not a valid CIDR block.",
    ],
    [
      SUBNET,
      { cidrBlock: "10.0.0.1/24" },
      "cidrBlock: InvalidParameterValue: Value (10.0.0.1/24) for parameter cidrBlock is invalid. " +
        "This is not a valid CIDR block.",
    ],
    [
      SUBNET,
      { cidrBlock: "10.0.0.0/29" },
      "cidrBlock: InvalidSubnet.Range: The CIDR '10.0.0.0/29' is invalid.",
    ],
    [
      GROUP,
      { description: "nodes’ group" },
      "description: InvalidParameterValue: Value (nodes’ group) for parameter GroupDescription is " +
        "invalid. Valid descriptions are strings less than 256 characters from the following set: " +
        "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
    ],
    [
      GROUP,
      { name: "sg-nodes" },
      "name: InvalidParameterValue: Value (sg-nodes) for parameter GroupName is invalid. Group " +
        "names are 1 to 255 characters from the set a-zA-Z0-9. _-:/()#,@[]+=&;{}!$* and may not " +
        "be in the format sg-*.",
    ],
    [
      GROUP,
      { ingress: [{ fromPort: 0, toPort: 65_536 }] },
      "ingress[0]: InvalidParameterValue: TCP/UDP port (65536) out of range",
    ],
    [
      INGRESS,
      { fromPort: 443, toPort: 80 },
      ": InvalidParameterValue: Invalid TCP/UDP port range (443:80)",
    ],
    [
      INGRESS,
      { cidrIpv4: "10.0.0.0/33" },
      "cidrIpv4: InvalidParameterValue: CIDR block 10.0.0.0/33 is malformed",
    ],
    [
      TEMPLATE,
      { userData: "#!/bin/sh" },
      "userData: InvalidUserData.Malformed: Invalid BASE64 encoding of user data.",
    ],
    [
      TEMPLATE,
      { userData: dataOf(16_385) },
      "userData: InvalidParameterValue: User data is limited to 16384 bytes",
    ],
    [
      CLUSTER,
      { name: "-shop" },
      "name: " +
        constraint(
          "InvalidParameterException",
          "name",
          "-shop",
          "satisfy regular expression pattern: [0-9A-Za-z][A-Za-z0-9\\-_]*",
        ),
    ],
    [
      CLUSTER,
      { name: isLong(101) },
      "name: " +
        constraint(
          "InvalidParameterException",
          "name",
          isLong(101),
          "have length less than or equal to 100",
        ),
    ],
    [
      CLUSTER,
      { vpcConfig: { publicAccessCidrs: ["203.0.113.0/24", "10.0.0.0/8"] } },
      "vpcConfig.publicAccessCidrs[1]: InvalidParameterException: The following CIDRs are not " +
        "allowed in publicAccessCidrs: [10.0.0.0/8]",
    ],
    [
      CLUSTER,
      { vpcConfig: { endpointPublicAccess: false } },
      "vpcConfig: InvalidParameterException: Private and public endpoint access cannot be false",
    ],
    [
      CLUSTER,
      { enabledClusterLogTypes: ["api", "audits"] },
      "enabledClusterLogTypes[1]: " +
        constraint(
          "InvalidParameterException",
          "logging.types",
          "audits",
          "satisfy enum value set: [api, audit, authenticator, controllerManager, scheduler]",
        ),
    ],
    [
      NODES,
      { nodeGroupName: isLong(64) },
      "nodeGroupName: " +
        constraint(
          "InvalidParameterException",
          "nodegroupName",
          isLong(64),
          "have length less than or equal to 63",
        ),
    ],
    [
      NODES,
      { scalingConfig: { minSize: -1, maxSize: 1, desiredSize: 0 } },
      "scalingConfig.minSize: " +
        constraint(
          "InvalidParameterException",
          "minSize",
          "-1",
          "have value greater than or equal to 0",
        ),
    ],
    [
      ROLE,
      { name: isLong(65) },
      "name: " +
        constraint(
          "ValidationError",
          "roleName",
          isLong(65),
          "have length less than or equal to 64",
        ),
    ],
    [
      ROLE,
      { assumeRolePolicy: "{" },
      "assumeRolePolicy: MalformedPolicyDocument: This policy contains invalid Json",
    ],
    [
      ROLE,
      { assumeRolePolicy: policyOf(2049) },
      "assumeRolePolicy: LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048",
    ],
    [
      INLINE,
      { policy: policyOf(10_241) },
      "policy: LimitExceeded: Maximum policy size of 10240 bytes exceeded for role",
    ],
    [
      POLICY,
      { policy: policyOf(6145) },
      "policy: LimitExceeded: Cannot exceed quota for PolicySize: 6144",
    ],
    [
      KEY,
      { deletionWindowInDays: 3 },
      "deletionWindowInDays: " +
        constraint(
          "ValidationException",
          "pendingWindowInDays",
          "3",
          "have value greater than or equal to 7",
        ),
    ],
    [
      ALIAS,
      { name: "shop" },
      'name: ValidationException: Alias must start with the prefix "alias/"',
    ],
    [
      LOGS,
      { retentionInDays: 10 },
      "retentionInDays: InvalidParameterException: Invalid retention value 10. Valid values are: " +
        "[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, " +
        "2922, 3288, 3653]",
    ],
    [
      QUEUE,
      { visibilityTimeoutSeconds: 50_000 },
      "visibilityTimeoutSeconds: InvalidAttributeValue: Invalid value for the parameter " +
        "VisibilityTimeout. Got 50000; valid values are 0 to 43200",
    ],
    [
      QUEUE,
      { name: "orders.queue" },
      "name: InvalidParameterValue: Can only include alphanumeric characters, hyphens, or " +
        "underscores. 1 to 80 in length",
    ],
    [
      BUCKET,
      { bucket: "Shop" },
      "bucket: InvalidBucketName: The specified bucket is not valid: Shop",
    ],
    [
      VPC,
      { tags: { "aws:owner": "a" } },
      "tags: InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use, " +
        "got aws:owner",
    ],
    [VPC, { tags: tagsOf(51) }, "tags: TagLimitExceeded: More than 50 tags, got 51"],
    [
      VPC,
      { tags: { owner: isLong(257) } },
      "tags: InvalidParameterValue: Tag value exceeds the maximum length of 256 characters, for " +
        "the key owner",
    ],
  ])("refuses of %s %j in AWS's words", (type, inputs, failure) => {
    expect(check(type, inputs)).toEqual([failure]);
  });

  it.each([
    [VPC, { cidrBlock: "10.0.0.0/16", tags: tagsOf(50) }],
    [SUBNET, { cidrBlock: "10.0.0.0/28" }],
    [GROUP, { ingress: [{ fromPort: -1, toPort: -1 }], description: "a (b) #1, c=d" }],
    [INGRESS, { fromPort: 8, toPort: -1, cidrIpv4: "0.0.0.0/0" }],
    [TEMPLATE, { userData: dataOf(16_384) }],
    [CLUSTER, { name: isLong(100), vpcConfig: { publicAccessCidrs: ["0.0.0.0/0"] } }],
    [CLUSTER, { vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true } }],
    [CLUSTER, { vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: UNKNOWN } }],
    [ROLE, { name: isLong(64), path: "/service/", assumeRolePolicy: policyOf(2048) }],
    [ROLE, { assumeRolePolicy: `${policyOf(2048)}\n\n\n` }],
    [LOGS, { name: "/aws/eks/shop/cluster", retentionInDays: 0 }],
    [QUEUE, { name: `${isLong(75)}.fifo`, messageRetentionSeconds: 1_209_600 }],
  ])("accepts of %s %j", (type, inputs) => {
    expect(check(type, inputs)).toEqual([]);
  });

  it("says nothing of what is not known", () => {
    expect(check(VPC, { cidrBlock: UNKNOWN, tags: UNKNOWN })).toEqual([]);
    expect(check(INGRESS, { fromPort: UNKNOWN, toPort: 80 })).toEqual([]);
    expect(check(PARAMETER, { value: secret(UNKNOWN) })).toEqual([]);
  });

  it("quotes nothing of a secret", () => {
    const name = secret("hunter2!");
    expect(check(LOGS, { name })).toEqual([
      "name: " +
        constraint(
          "InvalidParameterException",
          "logGroupName",
          "[secret]",
          "satisfy regular expression pattern: [.\\-_/#A-Za-z0-9]+",
        ),
    ]);
    expect(check(VPC, { tags: secret({ "aws:hunter2": "a" }) })).toEqual([
      "tags: InvalidParameterValue: Tag keys starting with 'aws:' are reserved for internal use, " +
        "got [secret]",
    ]);
    expect(check(GROUP, { ingress: secret([{ fromPort: 70_000 }]) })).toEqual([
      "ingress: InvalidParameterValue: TCP/UDP port ([secret]) out of range",
    ]);
  });

  it("names the simulation in every message", () => {
    const [failure] = checkLimits(VPC, { cidrBlock: "10.0.0.0/8" });
    expect(failure?.reason).toMatch(/^simulated aws: /);
  });
});
