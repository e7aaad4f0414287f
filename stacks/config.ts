import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "../components/core";

/** Keys whose values are objects, one a layer; the engine hands them over as JSON. */
const LAYERS = ["network", "cluster", "platform", "services"];

/** In the SDK's runtime, but left out of its typings; `test/stacks/config.test.ts` guards it. */
const { isConfigSecret } = pulumi.runtime as typeof pulumi.runtime & {
  isConfigSecret(key: string): boolean;
};

/**
 * The project's configuration as the engine passed it, with the layers decoded. Every key under the
 * project's name is returned, so that `parseSettings` can refuse a misspelt one.
 *
 * @throws ConfigurationError for an encrypted value: settings hold none, because passwords are
 * generated, and a message about a wrong setting may then print it.
 */
export function readConfiguration(project: string): Readonly<Record<string, unknown>> {
  const prefix = `${project}:`;
  const entries = Object.entries(pulumi.runtime.allConfig())
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => ({ key: key.slice(prefix.length), fullKey: key, value }));

  const encrypted = entries.filter(({ fullKey }) => isConfigSecret(fullKey));
  if (encrypted.length > 0) {
    throw new ConfigurationError(
      encrypted.map(({ key }) => `${key}: must not be encrypted; write it without --secret`),
    );
  }
  return Object.fromEntries(entries.map(({ key, value }) => [key, decode(key, value)]));
}

function decode(key: string, value: string): unknown {
  if (!LAYERS.includes(key)) return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new ConfigurationError([`${key}: must be an object; write its keys below it as YAML`]);
  }
}
