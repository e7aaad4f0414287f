import { secretRotation } from "../../../../policy/rules/data-queues-keys/secret-rotation";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN, urnOf } from "../../resources";

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";

const secret = (name: unknown = "orders") => named(SECRET, "orders", { name });
const rotation = (secretId: unknown, from: readonly string[] = []) =>
  named(ROTATION, "rotation", { secretId }, { secretId: from });

describeRule(secretRotation, {
  pass: [
    {
      name: "a rotation of a secret that does not exist yet",
      resources: [...secret(UNKNOWN), ...rotation(UNKNOWN, [urnOf(SECRET, "orders")])],
    },
    { name: "a rotation by name", resources: [...secret(), ...rotation("orders")] },
    {
      name: "a rotation by ARN",
      resources: [
        ...secret(),
        ...rotation("arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-a1B2c3"),
      ],
    },
    {
      name: "a native secret and its schedule",
      resources: [
        ...declared("aws-native:secretsmanager:Secret", { name: "orders" }),
        ...declared("aws-native:secretsmanager:RotationSchedule", { secretId: "orders" }),
      ],
    },
    {
      name: "a secret of an older release",
      resources: declared(SECRET, { rotationRules: { automaticallyAfterDays: 30 } }),
    },
    { name: "a rotation of somebody else's secret", resources: rotation("payments") },
  ],
  fail: [
    {
      name: "a secret without a rotation",
      resources: secret(),
      findings: [["name", "the secret does not rotate"]],
    },
    {
      name: "a rotation of another secret, whose name ends alike",
      resources: [...secret(), ...rotation("prod/orders")],
      findings: [["name", "the secret does not rotate"]],
    },
  ],
  notApplicable: [
    {
      name: "a value of a secret",
      resources: declared("aws:secretsmanager/secretVersion:SecretVersion", {}),
    },
    { name: "a Secret of Kubernetes", resources: manifest({ apiVersion: "v1", kind: "Secret" }) },
  ],
  unknown: [
    {
      name: "a rotation of nobody knows what",
      resources: [...secret(), ...rotation(UNKNOWN)],
      reasons: ["unknown value at secretId"],
    },
  ],
});
