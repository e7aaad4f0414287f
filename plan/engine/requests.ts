import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type {
  ReadResourceRequest,
  RegisterResourceRequest,
} from "@pulumi/pulumi/proto/resource_pb";
import type { PlannedResource } from "../model";
import { compareUrns } from "../urn";
import type { AliasSpec } from "./alias-urns";
import { decodeProperties } from "./wire-format";

/** A property bag on its way to or from the SDK. */
export type WireProperties = Readonly<Record<string, unknown>>;

/** What a child takes over from its parent when it does not say otherwise itself. */
export interface Inherited {
  readonly retainOnDelete: boolean;
  readonly deletedWith: string | null;
}

/** What the monitor has worked out before the request becomes a planned resource. */
export interface RegistrationFacts {
  readonly urn: string;
  readonly properties: WireProperties;
  readonly aliases: readonly string[];
  readonly inherited: Inherited;
}

/** The planned resource that a registration stands for. */
export function registeredResource(
  request: RegisterResourceRequest,
  facts: RegistrationFacts,
): PlannedResource {
  const retain = request.hasRetainondelete() ? request.getRetainondelete() : undefined;
  return {
    urn: facts.urn,
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    parent: request.getParent() || null,
    provider: providerUrn(request.getProvider()),
    inputs: decodeProperties(facts.properties),
    dependencies: sortedUrns(request.getDependenciesList()),
    propertyDependencies: propertyDependencies(request),
    aliases: facts.aliases,
    protect: request.getProtect() === true,
    ignoreChanges: request.getIgnorechangesList(),
    retainOnDelete: retain ?? facts.inherited.retainOnDelete,
    deletedWith: request.getDeletedwith() || facts.inherited.deletedWith,
    ...optionsWhenSet(request),
  };
}

/** The planned resource of a read (`X.get`): known by its id, never managed. */
export function readResource(
  request: ReadResourceRequest,
  urn: string,
  properties: WireProperties,
): PlannedResource {
  return {
    urn,
    type: request.getType(),
    name: request.getName(),
    custom: true,
    parent: request.getParent() || null,
    provider: providerUrn(request.getProvider()),
    inputs: decodeProperties(properties),
    dependencies: sortedUrns(request.getDependenciesList()),
    propertyDependencies: {},
    aliases: [],
    protect: false,
    ignoreChanges: [],
    retainOnDelete: false,
    deletedWith: null,
    ...(request.getVersion() !== "" && { version: request.getVersion() }),
    externalId: request.getId(),
  };
}

/** The aliases of a registration, free of the wire format. */
export function aliasSpecs(request: RegisterResourceRequest): readonly AliasSpec[] {
  return request.getAliasesList().map(aliasSpec);
}

function aliasSpec(alias: Alias): AliasSpec {
  const spec = alias.getSpec();
  if (spec === undefined) return { urn: alias.getUrn() };
  return {
    ...(spec.getName() !== "" && { name: spec.getName() }),
    ...(spec.getType() !== "" && { type: spec.getType() }),
    ...(spec.getStack() !== "" && { stack: spec.getStack() }),
    ...(spec.getProject() !== "" && { project: spec.getProject() }),
    ...(spec.getNoparent() && { parent: null }),
    ...(spec.getParenturn() !== "" && { parent: spec.getParenturn() }),
  };
}

function optionsWhenSet(request: RegisterResourceRequest): Partial<PlannedResource> {
  const replaceOnChanges = request.getReplaceonchangesList();
  const additionalSecretOutputs = request.getAdditionalsecretoutputsList();
  return {
    ...(request.getDeletebeforereplacedefined() && {
      deleteBeforeReplace: request.getDeletebeforereplace(),
    }),
    ...(replaceOnChanges.length > 0 && { replaceOnChanges }),
    ...(additionalSecretOutputs.length > 0 && { additionalSecretOutputs }),
    ...(request.getVersion() !== "" && { version: request.getVersion() }),
    ...(request.getImportid() !== "" && { importId: request.getImportid() }),
  };
}

/** A provider is referred to as `<urn>::<id>`, and the id says nothing before deployment. */
function providerUrn(reference: string): string | null {
  return reference === "" ? null : reference.slice(0, reference.lastIndexOf("::"));
}

function propertyDependencies(
  request: RegisterResourceRequest,
): Readonly<Record<string, readonly string[]>> {
  const dependencies: Record<string, readonly string[]> = {};
  request.getPropertydependenciesMap().forEach((value, property) => {
    const urns = value.getUrnsList();
    if (urns.length > 0) dependencies[property] = sortedUrns(urns);
  });
  return dependencies;
}

function sortedUrns(urns: readonly string[]): readonly string[] {
  return urns.length < 2 ? urns : urns.toSorted(compareUrns);
}
