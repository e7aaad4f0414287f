import type { ClusterAccess } from "../../sandbox/control-plane/cluster";
import { ApiClient } from "../../sandbox/providers/kubernetes/api-client";
import type { ServerAnswer } from "../../sandbox/control-plane/exchange";
import { SYSTEM_CLOCK } from "../../sandbox/clock";

/** A Kubernetes object as a manifest has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** One resource of an API version, from discovery. */
interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const STRICT = "fieldValidation=Strict&fieldManager=conformance";

/** Gives manifests to an API server as its administrator, with strict field validation throughout. */
export class ManifestClient {
  readonly #client: ApiClient;
  readonly #discovered = new Map<string, Promise<readonly ApiResource[]>>();

  constructor(access: ClusterAccess) {
    this.#client = new ApiClient(access, SYSTEM_CLOCK);
  }

  /**
   * Creates an object, or applies it over one that the server made itself (the default namespace).
   * Returns what the server found wrong, or undefined.
   */
  async apply(manifest: Manifest): Promise<string | undefined> {
    const collection = await this.#collectionPath(manifest);
    if (collection === undefined) return `no API serves ${manifest.apiVersion} ${manifest.kind}`;
    const body = manifest;
    const path = `${collection}?${STRICT}`;
    const created = await this.#client.request({ method: "POST", path, body });
    if (created.status !== 409) return rejectionOf(created);
    return rejectionOf(
      await this.#client.request({
        method: "PATCH",
        path: `${collection}/${manifest.metadata.name}?${STRICT}&force=true`,
        body,
        contentType: "application/apply-patch+yaml",
      }),
    );
  }

  /** Deletes an object that was applied. */
  async remove(manifest: Manifest): Promise<void> {
    const collection = await this.#collectionPath(manifest);
    const path = `${collection}/${manifest.metadata.name}`;
    await this.#client.request({ method: "DELETE", path });
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #collectionPath(manifest: Manifest): Promise<string | undefined> {
    const { apiVersion, kind, metadata } = manifest;
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const resource = (await this.#discover(root)).find((candidate) => candidate.kind === kind);
    if (resource === undefined) return undefined;
    const namespace = metadata.namespace ?? "default";
    return resource.namespaced
      ? `${root}/namespaces/${namespace}/${resource.name}`
      : `${root}/${resource.name}`;
  }

  #discover(root: string): Promise<readonly ApiResource[]> {
    const known = this.#discovered.get(root) ?? this.#fetchResources(root);
    this.#discovered.set(root, known);
    return known;
  }

  async #fetchResources(path: string): Promise<readonly ApiResource[]> {
    const { body } = await this.#client.request({ method: "GET", path });
    const resources: readonly unknown[] = Array.isArray(body.resources) ? body.resources : [];
    // `deployments/status` and the like are not collections of their own.
    return resources.filter(isApiResource).filter(({ name }) => !name.includes("/"));
  }
}

function rejectionOf(answer: ServerAnswer): string | undefined {
  if (answer.status < 300) return undefined;
  return `${answer.status} ${String(answer.body.message)}`;
}

function isApiResource(value: unknown): value is ApiResource {
  return typeof value === "object" && value !== null && "kind" in value && "namespaced" in value;
}
