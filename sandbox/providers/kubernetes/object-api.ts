import { isProperties, textOf } from "../properties";
import type { Properties } from "../properties";
import type { ApiClient, ApiRequest } from "./api-client";
import { ApiError, UnknownKindError } from "./api-error";
import type { ObjectKind } from "./object-type";

/** Which object. */
export interface ObjectReference extends ObjectKind {
  readonly name: string;
  /** Ignored for kinds outside namespaces. @default `default` */
  readonly namespace?: string | undefined;
}

/** An object as a manifest has it. */
export interface Manifest extends ObjectKind {
  readonly metadata: Properties;
  readonly [field: string]: unknown;
}

/** One kind as the server serves it. */
export interface ServedKind extends ObjectKind {
  /** Name in paths: `deployments`. */
  readonly plural: string;
  readonly isNamespaced: boolean;
  readonly verbs: readonly string[];
}

/** How a manifest is applied. */
export interface ApplyOptions {
  readonly manager: string;
  /** Take fields over that another manager owns. */
  readonly force: boolean;
  readonly isDryRun: boolean;
}

/** What a manifest became. */
export interface AppliedObject {
  readonly object: Properties;
  /** False where it was there before. */
  readonly isNew: boolean;
}

const CREATED = 201;

/** How the server treats what an object owns. */
export type Propagation = "Background" | "Foreground" | "Orphan";

/** Objects of a cluster, whatever their kind. */
export class ObjectApi {
  private readonly client: ApiClient;
  private readonly served = new Map<string, readonly ServedKind[]>();

  constructor(client: ApiClient) {
    this.client = client;
  }

  /** How the server serves a kind; undefined where it does not. */
  async find({ apiVersion, kind }: ObjectKind): Promise<ServedKind | undefined> {
    const isWanted = (candidate: ServedKind): boolean => candidate.kind === kind;
    const known = this.served.get(apiVersion)?.find(isWanted);
    if (known !== undefined) return known;
    // What is not served yet may be a moment later: only what is there is remembered.
    return (await this.discover(apiVersion)).find(isWanted);
  }

  /** The kinds of one API version, asked for once. */
  async kindsOf(apiVersion: string): Promise<readonly ServedKind[]> {
    return this.served.get(apiVersion) ?? this.discover(apiVersion);
  }

  /** The API versions that were asked for so far. */
  get usedVersions(): readonly string[] {
    return [...this.served.keys()];
  }

  /** The object; undefined where it, its namespace or its kind is not there. */
  async read(reference: ObjectReference): Promise<Properties | undefined> {
    const kind = await this.find(reference);
    if (kind === undefined) return undefined;
    return this.readPath(pathOf(kind, reference));
  }

  /** Server-side apply with strict field validation: what is there becomes what is declared. */
  async apply(manifest: Manifest, options: ApplyOptions): Promise<Properties> {
    return (await this.applyTelling(manifest, options)).object;
  }

  /** {@link apply}, which also tells whether the object was there before. */
  async applyTelling(manifest: Manifest, options: ApplyOptions): Promise<AppliedObject> {
    const kind = await this.find(manifest);
    if (kind === undefined) throw new UnknownKindError(manifest.apiVersion, manifest.kind);
    const query = new URLSearchParams({ fieldManager: options.manager, fieldValidation: "Strict" });
    if (options.force) query.set("force", "true");
    if (options.isDryRun) query.set("dryRun", "All");
    const path = `${pathOf(kind, referenceTo(manifest))}?${query.toString()}`;
    const answer = await this.client.request({
      method: "PATCH",
      path,
      body: withoutStrayNamespace(manifest, kind),
      contentType: "application/apply-patch+yaml",
    });
    if (answer.status >= 300) throw ApiError.of(answer);
    return { object: answer.body, isNew: answer.status === CREATED };
  }

  /** Asks the server to delete the object; false when it is gone already. */
  async remove(reference: ObjectReference, propagationPolicy: Propagation): Promise<boolean> {
    const kind = await this.find(reference);
    if (kind === undefined) return false;
    const path = pathOf(kind, reference);
    const answer = await this.client.request({
      method: "DELETE",
      path,
      body: { apiVersion: "v1", kind: "DeleteOptions", propagationPolicy },
    });
    if (answer.status === 404) return false;
    if (answer.status >= 300) throw ApiError.of(answer);
    return true;
  }

  /** Sets single fields of an object or of one of its subresources: `status`. */
  async merge(reference: ObjectReference, fields: Properties, subresource = ""): Promise<void> {
    const kind = await this.find(reference);
    if (kind === undefined) return;
    await this.change({
      method: "PATCH",
      path: `${pathOf(kind, reference)}${subresource === "" ? "" : `/${subresource}`}`,
      body: fields,
      contentType: "application/merge-patch+json",
    });
  }

  /** A request about something else than one object. */
  async change(request: ApiRequest): Promise<Properties> {
    const answer = await this.client.request(request);
    if (answer.status >= 300) throw ApiError.of(answer);
    return answer.body;
  }

  /** Whatever a path answers; undefined for "not found". */
  async readPath(path: string): Promise<Properties | undefined> {
    const answer = await this.client.request({ method: "GET", path });
    if (answer.status === 404) return undefined;
    if (answer.status >= 300) throw ApiError.of(answer);
    return answer.body;
  }

  private async discover(apiVersion: string): Promise<readonly ServedKind[]> {
    const list = await this.readPath(rootOf(apiVersion));
    const resources: readonly unknown[] = Array.isArray(list?.resources) ? list.resources : [];
    const kinds = resources
      .filter(isProperties)
      .map((resource) => servedKind(apiVersion, resource))
      .filter(({ plural }) => !plural.includes("/"));
    this.served.set(apiVersion, kinds);
    return kinds;
  }
}

/** The object that a manifest describes. */
export function referenceTo(manifest: Manifest): ObjectReference {
  const { apiVersion, kind, metadata } = manifest;
  const name = textOf(metadata, "name") ?? "";
  return { apiVersion, kind, name, namespace: textOf(metadata, "namespace") };
}

/** Path of a kind's objects in one namespace. */
export function collectionPath(kind: ServedKind, namespace: string): string {
  const root = rootOf(kind.apiVersion);
  const scope = kind.isNamespaced ? `/namespaces/${encodeURIComponent(namespace)}` : "";
  return `${root}${scope}/${kind.plural}`;
}

function pathOf(kind: ServedKind, { name, namespace }: ObjectReference): string {
  return `${collectionPath(kind, namespace ?? "default")}/${encodeURIComponent(name)}`;
}

function rootOf(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function servedKind(apiVersion: string, resource: Properties): ServedKind {
  const verbs: readonly unknown[] = Array.isArray(resource.verbs) ? resource.verbs : [];
  return {
    apiVersion,
    kind: textOf(resource, "kind") ?? "",
    plural: textOf(resource, "name") ?? "",
    isNamespaced: resource.namespaced === true,
    verbs: verbs.filter((verb) => typeof verb === "string"),
  };
}

/** Charts and programs give objects outside namespaces one all the same; the server refuses that. */
function withoutStrayNamespace(manifest: Manifest, kind: ServedKind): Manifest {
  if (kind.isNamespaced || manifest.metadata.namespace === undefined) return manifest;
  const { namespace: _stray, ...metadata } = manifest.metadata;
  return { ...manifest, metadata };
}
