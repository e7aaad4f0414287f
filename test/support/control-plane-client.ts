import https from "node:https";
import { setTimeout as delay } from "node:timers/promises";

/** A Kubernetes object as a manifest has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
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

const ESTABLISH_ATTEMPTS = 240;
const ESTABLISH_INTERVAL_MS = 250;

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

  /** Registers custom resource definitions and waits until their APIs are served. */
  async define(definitions: readonly Manifest[]): Promise<void> {
    await Promise.all(definitions.map((definition) => this.#defineOne(definition)));
    this.#discovered.clear();
  }

  async #defineOne(definition: Manifest): Promise<void> {
    const rejection = await this.apply(definition);
    const { name } = definition.metadata;
    if (rejection !== undefined) throw new Error(`${name}: ${rejection}`);
    await this.#waitUntilEstablished(name);
  }

  request(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const options = {
      method,
      path,
      host: "127.0.0.1",
      port: this.#port,
      // The server signs its own certificate at every start.
      rejectUnauthorized: false,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": CONTENT_TYPES[method] },
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

  async #waitUntilEstablished(name: string): Promise<void> {
    const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`;
    for (let attempt = 0; attempt < ESTABLISH_ATTEMPTS; attempt += 1) {
      const { body } = await this.request("GET", path);
      if (JSON.stringify(body).includes('"type":"Established"')) return;
      await delay(ESTABLISH_INTERVAL_MS);
    }
    throw new Error(`${name} was not established in time`);
  }
}

const STRICT = "fieldValidation=Strict&fieldManager=conformance";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  GET: "application/json",
  POST: "application/json",
  PATCH: "application/apply-patch+yaml",
};

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
