import { dynamodbDurable } from "../../../../policy/rules/data-queues-keys/dynamodb-durable";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const NO_RECOVERY = [
  "the table does not have point-in-time recovery",
  "point-in-time-recovery",
] as const;

type Properties = Readonly<Record<string, unknown>>;

const TABLE = "aws:dynamodb/table:Table";
const table = (props: Properties) =>
  declared(TABLE, {
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecovery: { enabled: true },
    serverSideEncryption: { enabled: true },
    deletionProtectionEnabled: true,
    ...props,
  });
const native = (recovers: boolean) =>
  declared("aws-native:dynamodb:Table", {
    billingMode: "PAY_PER_REQUEST",
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: recovers },
    sseSpecification: { sseEnabled: true },
    deletionProtectionEnabled: true,
  });

describeRule(dynamodbDurable, {
  pass: [
    { name: "a durable table", resources: table({}) },
    { name: "a native one", resources: native(true) },
  ],
  fail: [
    {
      name: "a table that leaves everything to the defaults",
      resources: declared(TABLE, { billingMode: "PAY_PER_REQUEST" }),
      findings: [
        ["pointInTimeRecovery.enabled", ...NO_RECOVERY],
        [
          "serverSideEncryption.enabled",
          "the table is not encrypted with a KMS key of the account",
          "encryption",
        ],
        [
          "deletionProtectionEnabled",
          "the table is not protected from deletion",
          "deletion-protection",
        ],
      ],
    },
    {
      name: "recovery that is switched off",
      resources: table({ pointInTimeRecovery: { enabled: false } }),
      findings: [["pointInTimeRecovery.enabled", ...NO_RECOVERY]],
    },
    {
      name: "a native table that does not recover",
      resources: native(false),
      findings: [["pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled", ...NO_RECOVERY]],
    },
  ],
  notApplicable: [{ name: "an item", resources: declared("aws:dynamodb/tableItem:TableItem", {}) }],
  unknown: [
    {
      name: "an unknown protection",
      resources: table({ deletionProtectionEnabled: UNKNOWN }),
      reasons: ["unknown value at deletionProtectionEnabled"],
    },
    ...["PROVISIONED", undefined].map((billingMode) => ({
      name: `capacity of a mode ${billingMode}`,
      resources: table({ billingMode }),
      reasons: ["declared apart from the table: scaling of its capacity"],
    })),
  ],
});
