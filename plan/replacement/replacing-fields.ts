import { kubernetesIdentity, kubernetesReplacements } from "./kubernetes-replacements";
import { IDENTIFYING_INPUTS } from "./published-identities";
import { IRREMOVABLE_INPUTS, REPLACING_INPUTS } from "./published-replacements";

type Properties = Readonly<Record<string, unknown>>;

/** A resource, as far as it decides what replaces it. */
export interface ReplaceableResource {
  readonly type: string;
  readonly inputs: Properties;
  /** Inputs of the provider that manages it. @default - none */
  readonly provider?: Properties;
}

/** Paths of inputs that cannot change in place. */
export interface ReplacingFields {
  /** Any change of these replaces the resource; `*` stands for every input. */
  readonly changed: readonly string[];
  /** These can be set and changed in place, but taking them away replaces the resource. */
  readonly removed: readonly string[];
}

/**
 * Of a provider: another cluster behind it means other objects, and what is not known may be another
 * cluster (`DiffConfig` in provider/pkg/provider/provider.go of pulumi/pulumi-kubernetes at 9497796, read
 * 2026-11-24).
 */
const PROVIDER_FIELDS: Readonly<Record<string, readonly string[]>> = {
  "pulumi:providers:kubernetes": [
    "cluster",
    "clusterIdentifier",
    "context",
    "kubeconfig",
    "renderYamlToDirectory",
  ],
};

/** What cannot change in place of a resource: the one table for `orchestrate diff` and the sandbox. */
export function replacingFields(resource: ReplaceableResource): ReplacingFields {
  const { type, inputs, provider = {} } = resource;
  // Any other input of a random value means another draw.
  if (type.startsWith("random:")) return { changed: ["*"], removed: [] };
  if (type.startsWith("kubernetes:")) {
    return { changed: kubernetesReplacements({ type, inputs, provider }), removed: [] };
  }
  return {
    changed: REPLACING_INPUTS[type] ?? PROVIDER_FIELDS[type] ?? [],
    removed: IRREMOVABLE_INPUTS[type] ?? [],
  };
}

/** Paths of the inputs that name a resource; none where the cloud makes up an id at each creation. */
export function identifyingInputs(type: string): readonly string[] {
  return type.startsWith("kubernetes:")
    ? kubernetesIdentity(type)
    : (IDENTIFYING_INPUTS[type] ?? []);
}
