import {
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzeRequest,
  AnalyzerResource,
  AnalyzerResourceOptions,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

/** Properties of a resource, with {@link unknown} and {@link secret} values where the case has some. */
export type SentProperties = Readonly<Record<string, JavaScriptValue>>;

/** A resource as the engine would send it to a policy pack. */
export interface SentResource {
  /** Type token, as in a program: `aws:sqs/queue:Queue`. */
  readonly type: string;
  readonly props: SentProperties;
  /** Logical name. @default "it" */
  readonly name?: string;
  /** @default - made of type and name, see {@link urnOf} */
  readonly urn?: string;
  readonly options?: SentOptions;
  /** Inputs of the provider that serves it: its region, its default tags. @default - no provider */
  readonly providerProps?: SentProperties;
  /** URNs that it depends on; seen by stack policies alone. */
  readonly dependencies?: readonly string[];
  /** URNs by property; seen by stack policies alone. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
}

/** Options of a resource that policies see. */
export interface SentOptions {
  readonly protect?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly aliases?: readonly string[];
  readonly deleteBeforeReplace?: boolean;
}

const UNKNOWN_ON_THE_WIRE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A value that is not known during preview: the SDK throws where a policy reads it. */
export function unknown(): string {
  return UNKNOWN_ON_THE_WIRE;
}

/** A secret value. The SDK hands policies its plaintext, so a message must not repeat it. */
export function secret(value: JavaScriptValue): SentProperties {
  return {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value,
  };
}

/** The URN of a resource that is given none. */
export function urnOf(type: string, name = "it"): string {
  return `urn:pulumi:dev::test::${type}::${name}`;
}

/** The message for the pass over single resources. */
export function analyzeRequest(sent: SentResource): AnalyzeRequest {
  return fill(new AnalyzeRequest(), sent);
}

/** The part of a message for the stack pass. */
export function analyzerResource(sent: SentResource): AnalyzerResource {
  const resource = fill(new AnalyzerResource(), sent);
  resource.setDependenciesList([...(sent.dependencies ?? [])]);
  for (const [property, urns] of Object.entries(sent.propertyDependencies ?? {})) {
    const dependencies = new AnalyzerPropertyDependencies();
    dependencies.setUrnsList([...urns]);
    resource.getPropertydependenciesMap().set(property, dependencies);
  }
  return resource;
}

function fill<T extends AnalyzeRequest | AnalyzerResource>(message: T, sent: SentResource): T {
  const { type, name = "it", props, providerProps } = sent;
  message.setType(type);
  message.setName(name);
  message.setUrn(sent.urn ?? urnOf(type, name));
  message.setProperties(Struct.fromJavaScript(props));
  message.setOptions(optionsOf(sent.options ?? {}));
  if (providerProps !== undefined) {
    const provider = new AnalyzerProviderResource();
    provider.setProperties(Struct.fromJavaScript(providerProps));
    message.setProvider(provider);
  }
  return message;
}

function optionsOf(options: SentOptions): AnalyzerResourceOptions {
  const message = new AnalyzerResourceOptions();
  message.setProtect(options.protect ?? false);
  message.setIgnorechangesList([...(options.ignoreChanges ?? [])]);
  message.setAliasesList([...(options.aliases ?? [])]);
  if (options.deleteBeforeReplace !== undefined) {
    message.setDeletebeforereplace(options.deleteBeforeReplace);
    message.setDeletebeforereplacedefined(true);
  }
  return message;
}
