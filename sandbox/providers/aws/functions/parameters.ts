import type { AccountRecord } from "../../account";
import type { CloudView } from "../../cloud-view";
import { hexFrom } from "../../identifiers";
import { fieldOf } from "../rules/record-fields";
import { refusal, textArgument } from "./answer";
import type { Answer } from "./answer";
import { describe } from "./entities";

/** Paths under which AWS itself publishes the ids of its images. */
const IMAGE_PATHS =
  /^\/aws\/service\/(?:eks|bottlerocket|ami-amazon-linux-latest)\/.*(?:image_id|x86_64|arm64)$/;

const parameter: Answer = (args, { region }, view) => {
  const name = textArgument(args, "name");
  const own = view.ofType("aws:ssm/parameter:Parameter").find(({ id }) => id === name);
  if (own !== undefined) return describe(own);
  if (!IMAGE_PATHS.test(name)) throw refusal(`ParameterNotFound: ${name}`);
  const value = `ami-${hexFrom(`${region}${name}`, 17)}`;
  return {
    id: name,
    arn: `arn:aws:ssm:${region}::parameter${name}`,
    name,
    type: "String",
    value,
    insecureValue: value,
    version: 1,
  };
};

const key: Answer = (args, _, view) => {
  const keyId = textArgument(args, "keyId");
  const found = keyOf(keyId, view);
  if (found === undefined) throw refusal(`NotFoundException: ${missing(keyId)}`);
  return { enabled: true, keyState: "Enabled", ...describe(found) };
};

/** A key goes by its id, its ARN, or the name or ARN of an alias. */
function keyOf(name: string, view: CloudView): AccountRecord | undefined {
  const keys = view.ofType("aws:kms/key:Key");
  const alias = view
    .ofType("aws:kms/alias:Alias")
    .find((each) => each.id === name || fieldOf(each, "arn") === name);
  const id = alias === undefined ? name : fieldOf(alias, "targetKeyId");
  return keys.find((each) => each.id === id || fieldOf(each, "arn") === id);
}

function missing(keyId: string): string {
  return keyId.startsWith("alias/")
    ? `Alias ${keyId} is not found.`
    : `Key '${keyId}' does not exist`;
}

/** Questions about parameters and keys. */
export const PARAMETER_ANSWERS: Readonly<Record<string, Answer>> = {
  "aws:ssm/getParameter:getParameter": parameter,
  "aws:kms/getKey:getKey": key,
};
