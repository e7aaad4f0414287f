import type { AnalyzeRequest, AnalyzerResource } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { normalizeDeclared } from "../normalize/declared-resources";
import { fromStateValue } from "../normalize/state-values";
import { isRecord, type DeclaredOptions, type NormalizedResource } from "../rule/resource";

type Properties = Readonly<Record<string, unknown>>;

/** What is only known when all resources are seen together. */
export interface MessageRelations {
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

const ALONE: MessageRelations = { dependencies: [], propertyDependencies: {} };

/** Properties of a message of the engine, with secrets and unknowns as the markers that rules know. */
export function messageProperties(properties: Struct | undefined): Properties {
  const value = fromStateValue(properties?.toJavaScript());
  return isRecord(value) ? value : {};
}

/** The resources that rules see for one that the engine sends, with the given properties. */
export function normalizeMessage(
  message: AnalyzeRequest | AnalyzerResource,
  props: Properties,
  relations: MessageRelations = ALONE,
): readonly NormalizedResource[] {
  const provider = message.getProvider();
  return normalizeDeclared({
    type: message.getType(),
    name: message.getName(),
    urn: message.getUrn(),
    props,
    options: messageOptions(message),
    providerProps: provider === undefined ? null : messageProperties(provider.getProperties()),
    ...relations,
  });
}

function messageOptions(message: AnalyzeRequest | AnalyzerResource): DeclaredOptions {
  const options = message.getOptions();
  return {
    protect: options?.getProtect() ?? false,
    ignoreChanges: options?.getIgnorechangesList() ?? [],
    aliases: options?.getAliasesList() ?? [],
    deleteBeforeReplace: options?.getDeletebeforereplace() ?? false,
  };
}
