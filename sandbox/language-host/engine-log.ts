import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Lets a program's own output appear among the engine's diagnostics. */
export class EngineLog {
  private client: EngineClient | undefined;
  private readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  /** Logs one line and resolves once the engine has it, so that no line is lost at the end. */
  write(line: string): Promise<void> {
    this.client ??= new EngineClient(this.address, credentials.createInsecure());
    const request = new LogRequest();
    request.setSeverity(LogSeverity.INFO);
    request.setMessage(line);
    const { client } = this;
    return new Promise((resolve) => {
      // An engine that is already gone cannot show the line.
      client.log(request, () => resolve());
    });
  }

  close(): void {
    this.client?.close();
  }
}
