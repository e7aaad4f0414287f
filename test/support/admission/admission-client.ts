import https from "node:https";
import type { ClusterAccess } from "../../../sandbox/control-plane/cluster";

type Properties = Readonly<Record<string, unknown>>;

/** What the API server says to a request. */
export interface AdmissionAnswer {
  readonly status: number;
  /** Why it was refused. */
  readonly message: string;
  /** Policies that the answer names: those that warn, or the one that refuses. */
  readonly policies: readonly string[];
}

/** Collections by kind, where the plural is not the kind with an s. */
const PLURALS: Readonly<Record<string, string>> = {
  AuthorizationPolicy: "authorizationpolicies",
  NetworkPolicy: "networkpolicies",
  Ingress: "ingresses",
  ValidatingAdmissionPolicy: "validatingadmissionpolicies",
};

const POLICY_NAME = /ValidatingAdmissionPolicy '([a-z0-9-]+)'/g;

/** Asks an API server whether it would admit an object. */
export class AdmissionClient {
  private readonly access: ClusterAccess;
  private readonly agent: https.Agent;

  constructor(access: ClusterAccess) {
    this.access = access;
    this.agent = new https.Agent({ keepAlive: true, ca: access.certificateAuthority });
  }

  /** Creates an object, on trial unless told otherwise. */
  create(object: Properties, query = "dryRun=All"): Promise<AdmissionAnswer> {
    return this.send("POST", `${collectionOf(object)}?${query}`, object);
  }

  /** Changes an object that exists by a merge patch, on trial unless told otherwise. */
  patch(path: string, patch: Properties, query = "dryRun=All"): Promise<AdmissionAnswer> {
    return this.send("PATCH", `${path}?${query}`, patch);
  }

  /** Deletes what a path names. */
  remove(path: string): Promise<AdmissionAnswer> {
    return this.send("DELETE", path);
  }

  /** The object at a path, as text. */
  async read(path: string): Promise<string> {
    return (await this.send("GET", path)).message;
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, path: string, body?: Properties): Promise<AdmissionAnswer> {
    const { hostname, port } = new URL(this.access.server);
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const headers = { authorization: `Bearer ${this.access.token}`, "content-type": type };
    const options = { method, path, host: hostname, port, headers, agent: this.agent };
    return new Promise((resolve, reject) => {
      const request = https.request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const message = Buffer.concat(chunks).toString("utf8");
          const said = `${String(response.headers.warning ?? "")} ${message}`;
          const policies = [...said.matchAll(POLICY_NAME)].map(([, name = ""]) => name);
          const status = response.statusCode ?? 0;
          resolve({ status, message, policies: [...new Set(policies)].sort() });
        });
      });
      request.on("error", reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

/** Path of the collection that an object belongs to. */
export function collectionOf({ apiVersion, kind, metadata }: Properties): string {
  const group = String(apiVersion);
  const root = group.includes("/") ? `/apis/${group}` : `/api/${group}`;
  const plural = PLURALS[String(kind)] ?? `${String(kind).toLowerCase()}s`;
  const isPlaced = typeof metadata === "object" && metadata !== null && "namespace" in metadata;
  return isPlaced
    ? `${root}/namespaces/${String(metadata.namespace)}/${plural}`
    : `${root}/${plural}`;
}
