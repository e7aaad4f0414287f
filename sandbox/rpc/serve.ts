import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { Metadata, handleUnaryCall, sendUnaryData } from "@grpc/grpc-js";

/** A server that is listening on loopback. */
export interface RunningServer {
  readonly port: number;
  /** Ends it at once, open calls included. */
  readonly stop: () => void;
}

/** The engine sends whole stacks in one message. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** Listens on a free loopback port with the services that `register` adds. */
export async function serve(register: (server: Server) => void): Promise<RunningServer> {
  const server = new Server({
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
  });
  register(server);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return { port, stop: () => server.forceShutdown() };
}

/** An error that tells the caller more than a message. */
export class DetailedError extends Error {
  readonly metadata: Metadata;

  constructor(message: string, metadata: Metadata) {
    super(message);
    this.name = "DetailedError";
    this.metadata = metadata;
  }
}

/** An ordinary function as a gRPC handler; what it throws becomes the call's error message. */
export function unary<Request, Response>(
  handle: (request: Request, peer: string) => Response | Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    answer(() => handle(call.request, call.getPeer()), callback);
  };
}

/** Like {@link unary}, for work that has to stop when the caller hangs up. */
export function unaryWithSignal<Request, Response>(
  handle: (request: Request, signal: AbortSignal) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const controller = new AbortController();
    call.on("cancelled", () => controller.abort());
    answer(() => handle(call.request, controller.signal), callback);
  };
}

function answer<Response>(
  handle: () => Response | Promise<Response>,
  callback: sendUnaryData<Response>,
): void {
  Promise.resolve()
    .then(handle)
    .then(
      (response) => callback(null, response),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        const details = error instanceof DetailedError ? { metadata: error.metadata } : {};
        callback({ code: status.UNKNOWN, message, ...details });
      },
    );
}
