import https from "node:https";
import type { ClusterAccess } from "../../control-plane/cluster";
import { exchange, type ServerAnswer } from "../../control-plane/exchange";
import { isProperties } from "../properties";
import { UnreachableError } from "./api-error";
import { withRetries } from "./retry";
import type { Clock } from "../../clock";
import type { Attempt } from "./retry";

/** A request to an API server. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path with its query: `/api/v1/namespaces/shop?dryRun=All`. */
  readonly path: string;
  readonly body?: unknown;
  /** @default JSON */
  readonly contentType?: string;
}

/** What every request to one server has in common: address, authority, credential, connections. */
type Connection = Pick<https.RequestOptions, "host" | "port" | "headers" | "agent">;

/** A server that has just started does not know yet which custom resources it serves. */
const READINESS: ApiRequest = { method: "GET", path: "/readyz" };

const REQUEST_TIMEOUT_MS = 60_000;
const CONNECTIONS = 16;

/** Says that a server is not there or not itself at the moment. */
const TRANSIENT_STATUS: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * Speaks JSON with an API server. A server that restarts, or that asks for patience, is asked again:
 * every request that the provider makes may be repeated.
 */
export class ApiClient {
  private readonly access: ClusterAccess;
  private readonly clock: Clock;
  private connection: Promise<Connection> | undefined;
  /** The server was away: until it says that it is ready, its answers are not to be trusted. */
  private isRecovering = false;

  constructor(access: ClusterAccess, clock: Clock) {
    this.access = access;
    this.clock = clock;
  }

  async request(request: ApiRequest): Promise<ServerAnswer> {
    this.connection ??= connect(this.access);
    const connection = await this.connection;
    return withRetries(() => this.attempt(connection, request), this.clock);
  }

  private async attempt(
    connection: Connection,
    request: ApiRequest,
  ): Promise<Attempt<ServerAnswer>> {
    try {
      if (this.isRecovering) {
        const ready = await send(connection, READINESS);
        if (ready.status !== 200) return { isFinal: false, fallback: () => ready };
        this.isRecovering = false;
      }
      const answer = await send(connection, request);
      if (!isOverloaded(answer) && !isLostRace(answer)) {
        return { isFinal: true, value: answer };
      }
      return { isFinal: false, fallback: () => answer };
    } catch (error) {
      this.isRecovering = true;
      return {
        isFinal: false,
        fallback: () => {
          throw new UnreachableError(error);
        },
      };
    }
  }

  /** Ends the connections that are kept for the next request. */
  async close(): Promise<void> {
    const agent = (await this.connection)?.agent;
    if (agent instanceof https.Agent) agent.destroy();
  }
}

/** The client library is loaded here: what never touches a cluster does not pay for it. */
async function connect(access: ClusterAccess): Promise<Connection> {
  const { KubeConfig } = await import("@kubernetes/client-node");
  const config = new KubeConfig();
  const name = "sandbox";
  config.loadFromClusterAndUser(
    {
      name,
      server: access.server,
      caData: Buffer.from(access.certificateAuthority).toString("base64"),
      skipTLSVerify: false,
    },
    { name, token: access.token },
  );
  const options: https.RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const { hostname, port } = new URL(access.server);
  // One handshake a connection instead of one a request.
  const agent = new https.Agent({
    keepAlive: true,
    maxSockets: CONNECTIONS,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
  });
  return { host: hostname, port, headers: options.headers ?? {}, agent };
}

/** The server, or etcd behind it, could not cope at the moment. */
function isOverloaded({ status, body }: ServerAnswer): boolean {
  if (TRANSIENT_STATUS.has(status)) return true;
  return status === 500 && /etcdserver|timed out|deadline exceeded/.test(String(body.message));
}

/** Two writers met at one object: the server asks to try again. A conflict of managers is not that. */
function isLostRace({ status, body }: ServerAnswer): boolean {
  const { details, message } = body;
  const causes = isProperties(details) ? details.causes : undefined;
  return status === 409 && causes === undefined && /object has been modified/.test(String(message));
}

function send(connection: Connection, request: ApiRequest): Promise<ServerAnswer> {
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const headers = {
    ...connection.headers,
    accept: "application/json",
    ...(body === undefined
      ? {}
      : {
          "content-type": request.contentType ?? "application/json",
          "content-length": Buffer.byteLength(body),
        }),
  };
  const { method, path } = request;
  const options = { ...connection, method, path, headers, timeout: REQUEST_TIMEOUT_MS };
  return exchange(options, body);
}
