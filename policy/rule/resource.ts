/**
 * The one shape that rules see, for all doors: a CrossGuard call inside the
 * engine, a manifest file, a plan document or a state export.
 */

/** A field whose value is not known yet; rules report it as not evaluated, never as a pass. */
export interface Unknown {
  readonly $unknown: true;
}

/** Where a finding points in the user's own files. */
export interface SourceLocation {
  /** Path as the user gave it. */
  readonly file: string;
  /** First line of the document, from 1. */
  readonly line: number;
  /** Index of the document in a multi-document file, from 0. */
  readonly document: number;
}

/** Facts that only a Pulumi program has; absent for plain manifests. */
export interface DeclaredOptions {
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  readonly deleteBeforeReplace: boolean;
  readonly aliases: readonly string[];
}

/** A resource, or an object of a manifest, as rules see it. */
export interface NormalizedResource {
  /** Canonical Pulumi token: `aws:eks/cluster:Cluster`, `kubernetes:apps/v1:Deployment`. */
  readonly type: string;
  /** Kubernetes only. */
  readonly apiVersion: string | null;
  readonly kind: string | null;
  readonly namespace: string | null;
  /** Kubernetes `metadata.name`, else the logical name. */
  readonly name: string;
  readonly urn: string | null;
  readonly source: SourceLocation | null;
  /** Field values; an unknown is `{"$unknown": true}`, a secret `{"$secret": true}`. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly options: DeclaredOptions | null;
  /** `inputs` of the provider that serves it (region, defaultTags), where known. */
  readonly providerProps: Readonly<Record<string, unknown>> | null;
  /** URNs this resource depends on. */
  readonly dependencies: readonly string[];
  /** URNs that each property was made from; tells where an unknown value will come from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** Id and ARN in the cloud, where a state tells them: imported programs refer to these as text. */
  readonly cloudIds?: readonly string[];
  /** True for a server-side-apply patch: a field that it leaves out is set elsewhere. */
  readonly partial: boolean;
}

/** True for a field that has no value yet. */
export function isUnknown(value: unknown): value is Unknown {
  return isRecord(value) && value.$unknown === true;
}

/** True for a known value whose plaintext is withheld. */
export function isSecret(value: unknown): boolean {
  return isRecord(value) && value.$secret === true;
}

/** True for a plain object, whose keys can be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
