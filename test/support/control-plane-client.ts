import https from "node:https";
import { setTimeout as delay } from "node:timers/promises";

/** A Kubernetes object as a manifest has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

/** A custom resource definition. */
export interface Definition extends Manifest {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}

/** What the API server said to a request. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One resource of an API version, from discovery. */
interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

const SERVED_ATTEMPTS = 600;
const SERVED_INTERVAL_MS = 200;

/** Speaks to an API server as its administrator, with strict field validation throughout. */
export class ApiClient {
  readonly #port: number;
  readonly #token: string;
  readonly #discovered = new Map<string, Promise<readonly ApiResource[]>>();

  constructor(port: number, token: string) {
    this.#port = port;
    this.#token = token;
  }

  /** True once the server takes requests. */
  async isReady(): Promise<boolean> {
    return (await this.request("GET", "/readyz")).status === 200;
  }

  /**
   * Creates an object, or applies it over one that the server made itself (the default namespace).
   * Returns what the server found wrong, or undefined.
   */
  async apply(manifest: Manifest): Promise<string | undefined> {
    const collection = await this.#collectionPath(manifest);
    if (collection === undefined) return `no API serves ${manifest.apiVersion} ${manifest.kind}`;
    const created = await this.request("POST", `${collection}?${STRICT}`, manifest);
    if (created.status !== 409) return rejectionOf(created);
    const path = `${collection}/${manifest.metadata.name}?${STRICT}&force=true`;
    return rejectionOf(await this.request("PATCH", path, manifest));
  }

  /** Deletes an object that was applied. */
  async remove(manifest: Manifest): Promise<void> {
    const collection = await this.#collectionPath(manifest);
    await this.request("DELETE", `${collection}/${manifest.metadata.name}`);
  }

  /** Registers custom resource definitions and waits until their APIs are served. */
  async define(definitions: readonly Definition[]): Promise<void> {
    for (const definition of definitions) {
      const rejection = await this.apply(definition);
      if (rejection !== undefined) throw new Error(`${definition.metadata.name}: ${rejection}`);
    }
    await Promise.all(definitions.map((definition) => this.#waitUntilServed(definition)));
  }

  request(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const options = {
      method,
      path,
      host: "127.0.0.1",
      port: this.#port,
      // The server signs its own certificate at every start.
      rejectUnauthorized: false,
      headers: {
        authorization: `Bearer ${this.#token}`,
        "content-type": method === "PATCH" ? "application/apply-patch+yaml" : "application/json",
      },
    };
    return new Promise((resolve, reject) => {
      const request = https.request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, body: parseBody(text) });
        });
      });
      request.on("error", reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
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

  async #fetchResources(root: string): Promise<readonly ApiResource[]> {
    const { body } = await this.request("GET", root);
    const resources: readonly unknown[] = Array.isArray(body.resources) ? body.resources : [];
    // `deployments/status` and the like are no collections of their own.
    return resources.filter(isApiResource).filter(({ name }) => !name.includes("/"));
  }

  async #waitUntilServed({ metadata, spec }: Definition): Promise<void> {
    const version = spec.versions.find(({ served }) => served)?.name ?? "";
    const root = `/apis/${spec.group}/${version}`;
    for (let attempt = 0; attempt < SERVED_ATTEMPTS; attempt += 1) {
      const resources = await this.#fetchResources(root);
      if (resources.some(({ kind }) => kind === spec.names.kind)) return;
      await delay(SERVED_INTERVAL_MS);
    }
    throw new Error(`${metadata.name} was not served in time`);
  }
}

const STRICT = "fieldValidation=Strict&fieldManager=conformance";

function rejectionOf(answer: ApiAnswer): string | undefined {
  if (answer.status < 300) return undefined;
  return `${answer.status} ${String(answer.body.message)}`;
}

/** `/readyz` answers in plain text. */
function parseBody(text: string): Readonly<Record<string, unknown>> {
  return text.startsWith("{") ? JSON.parse(text) : { message: text };
}

function isApiResource(value: unknown): value is ApiResource {
  return typeof value === "object" && value !== null && "kind" in value && "namespaced" in value;
}
