import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "../components/core";
import { decodeConfiguration } from "./pure/decode-configuration";

/** In the SDK's runtime, but left out of its typings; `test/stacks/config.test.ts` guards it. */
const { isConfigSecret } = pulumi.runtime as typeof pulumi.runtime & {
  isConfigSecret(key: string): boolean;
};

/**
 * The project's configuration as the engine passed it.
 *
 * @throws ConfigurationError for an encrypted value: settings hold none, because passwords are
 * generated, and a message about a wrong setting may then print it.
 */
export function readConfiguration(project: string): Readonly<Record<string, unknown>> {
  const all = pulumi.runtime.allConfig();
  const prefix = `${project}:`;
  const encrypted = Object.keys(all).filter((key) => key.startsWith(prefix) && isConfigSecret(key));
  if (encrypted.length > 0) {
    throw new ConfigurationError(
      encrypted.map(
        (key) => `${key.slice(prefix.length)}: must not be encrypted; write it without --secret`,
      ),
    );
  }
  return decodeConfiguration(project, all);
}
