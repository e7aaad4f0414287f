import type { Field } from "../../rule/field";
import { fsbp } from "../../rule/frameworks";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";

const SECRETS = typesOf("aws:secretsmanager/secret:Secret", "aws-native:secretsmanager:Secret");
const ROTATIONS = typesOf(
  "aws:secretsmanager/secretRotation:SecretRotation",
  "aws-native:secretsmanager:RotationSchedule",
);

/** A secret that does not rotate stays known to everybody who has ever read it. */
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
    const targets = world.of(ROTATIONS).map((rotation) => {
      const reference = rotation.get("secretId");
      return { reference, secrets: secretsOf(reference, world) };
    });
    const rotated = new Set(
      targets.flatMap(({ secrets }) => secrets.map(({ resource }) => resource)),
    );
    const open = targets.find(
      ({ reference, secrets }) => !reference.isReadable && secrets.length === 0,
    );
    for (const secret of world.of(SECRETS)) {
      if (rotated.has(secret.resource) || rotatesItself(secret)) continue;
      if (open !== undefined) findings.notEvaluated(open.reference);
      else findings.fail(secret.get("name"), "the secret does not rotate");
    }
  },
});

/** The secrets that a name or an ARN refers to; an ARN ends with the name and six more characters. */
function secretsOf(reference: Field, world: World): readonly Field[] {
  const sources = world.behind(reference, SECRETS);
  const { text } = reference;
  if (sources.length > 0 || text === undefined) return sources;
  const id = /:secret:(.+)$/.exec(text)?.[1] ?? text;
  return world.of(SECRETS).filter((secret) => {
    const name = secret.get("name").text;
    return name !== undefined && (id === name || id.replace(/-\w{6}$/, "") === name);
  });
}

/** In older releases of the provider the rotation is part of the secret. */
function rotatesItself(secret: Field): boolean {
  return secret.get("rotationLambdaArn").isSet || secret.get("rotationRules").isSet;
}
