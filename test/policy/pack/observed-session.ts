import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { afterEach, beforeEach } from "vitest";
import { EngineSession, observeEngine } from "../../../policy/pack/engine-session";

/** A session for each test that sees what the engine sends; nobody sees it afterwards. */
export function useObservedSession(): () => EngineSession {
  const methods = Object.values(AnalyzerService);
  const originals = methods.map(({ requestDeserialize }) => requestDeserialize);
  let session = new EngineSession();
  beforeEach(() => {
    session = new EngineSession();
    observeEngine(session);
  });
  afterEach(() => {
    methods.forEach((method, at) => {
      Object.assign(method, { requestDeserialize: originals[at] });
    });
  });
  return () => session;
}
