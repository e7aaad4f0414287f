import type { Field } from "../../rule/field";
import { fsbp } from "../../rule/frameworks";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";

const SECRETS = typesOf("aws:secretsmanager/secret:Secret", "aws-native:secretsmanager:Secret");
const ROTATIONS = typesOf(
  "aws:secretsmanager/secretRotation:SecretRotation",
  "aws-native:secretsmanager:RotationSchedule",
);

/** A secret that never changes stays open for everybody who ever saw it. */
export const secretRotation = stackRule({
  id: "secret-rotation",
  topic: "data-queues-keys",
  severity: "medium",
  description: "Every secret of Secrets Manager rotates.",
  remediation: "Declare a SecretRotation for the secret, with rotationRules.",
  frameworks: [
    fsbp("SecretsManager.1", "Secrets Manager secrets should have automatic rotation enabled"),
  ],
  parameters: {},
  appliesTo: isAnyOf(SECRETS, ROTATIONS),
  check(world, findings) {
    const index = world;
    const targets = index.of(ROTATIONS).map((rotation) => {
      const reference = rotation.get("secretId");
      return { reference, secrets: secretsOf(reference, index) };
    });
    const rotated = new Set(
      targets.flatMap(({ secrets }) => secrets.map(({ resource }) => resource)),
    );
    const open = targets.find(
      ({ reference, secrets }) => !reference.isReadable && secrets.length === 0,
    );
    for (const secret of index.of(SECRETS)) {
      if (rotated.has(secret.resource) || rotatesItself(secret)) continue;
      if (open !== undefined) findings.notEvaluated(open.reference);
      else findings.fail(secret.get("name"), "the secret never changes");
    }
  },
});

/** By name, or by an ARN, which ends with the name and six characters more. */
function secretsOf(reference: Field, index: ResourceIndex): readonly Field[] {
  const sources = index.behind(reference, SECRETS);
  const { text } = reference;
  if (sources.length > 0 || text === undefined) return sources;
  const id = /:secret:(.+)$/.exec(text)?.[1] ?? text;
  return index.of(SECRETS).filter((secret) => {
    const name = secret.get("name").text;
    return name !== undefined && (id === name || id.replace(/-\w{6}$/, "") === name);
  });
}

/** Older releases of the provider have the rotation in the secret. */
function rotatesItself(secret: Field): boolean {
  return secret.get("rotationLambdaArn").isSet || secret.get("rotationRules").isSet;
}
