import type {
  PolicyPackArgs,
  ResourceValidation,
  ResourceValidationPolicy,
  StackValidation,
  StackValidationPolicy,
} from "@pulumi/policy";

type AnyPolicy = PolicyPackArgs["policies"][number];
type Values = Readonly<Record<string, unknown>>;

/**
 * The policy with a configuration: what is given, over the defaults of its schema. The engine does
 * this merge, and merges no deeper than the first level; without it `getConfig()` would be empty.
 */
export function withConfiguration(policy: AnyPolicy, given: Values): AnyPolicy {
  const config = { ...schemaDefaults(policy), ...given };
  const getConfig = <T extends object>(): T => ({ ...config }) as T;
  // A level may be a getter that answers later, which a copy by value would ask too early.
  const copy: AnyPolicy = Object.defineProperties(
    { ...policy },
    Object.getOwnPropertyDescriptors(policy),
  );
  if (isStackPolicy(policy)) {
    const { validateStack } = policy;
    const validate: StackValidation = (args, report) =>
      validateStack({ ...args, getConfig }, report);
    const replaced = { validateStack: keepType(validateStack, validate) };
    return Object.assign(copy, replaced);
  }
  if (!isResourcePolicy(policy) || policy.validateResource === undefined) return policy;
  const { validateResource } = policy;
  const configure = (validate: ResourceValidation): ResourceValidation =>
    keepType(validate, (args, report) => validate({ ...args, getConfig }, report));
  const replaced = {
    validateResource: Array.isArray(validateResource)
      ? validateResource.map(configure)
      : configure(validateResource),
  };
  return Object.assign(copy, replaced);
}

/** The SDK passes over other types where a validation says which one it is for. */
function keepType<V extends object>(from: object, to: V): V {
  return "__pulumiType" in from ? Object.assign(to, { __pulumiType: from.__pulumiType }) : to;
}

function schemaDefaults({ configSchema }: AnyPolicy): Values {
  const entries = Object.entries(configSchema?.properties ?? {}).flatMap(([name, schema]) =>
    schema.default === undefined ? [] : [[name, schema.default] as const],
  );
  return Object.fromEntries(entries);
}

function isStackPolicy(policy: AnyPolicy): policy is StackValidationPolicy {
  return "validateStack" in policy;
}

function isResourcePolicy(policy: AnyPolicy): policy is ResourceValidationPolicy {
  return "validateResource" in policy;
}
