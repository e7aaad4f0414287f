import { ConfigurationError } from "../../components/core/pure/configuration-error";

/** Refuses what only a provider could answer: a plan with a guess in it would be wrong. */
export function unansweredFunction(token: string): ConfigurationError {
  return new ConfigurationError([
    `${token}: calls a provider function, which the embedded plan engine has no provider for; ` +
      "take the value from configuration, or preview with the Pulumi engine",
  ]);
}

/** The refusal of a component whose children another process would have to declare. */
export function remoteComponent(type: string, name: string): ConfigurationError {
  return new ConfigurationError([
    `${name}: is a packaged component (${type}) that a provider expands, which the embedded plan ` +
      "engine cannot; declare its resources in the program, or preview with the Pulumi engine",
  ]);
}

/** The refusal of a second resource under the same URN. */
export function duplicateResource(urn: string): ConfigurationError {
  return new ConfigurationError([
    `${urn}: is declared twice; give each resource of a type a different name`,
  ]);
}
