import { describe, expect, it } from "vitest";
import { MeshSecurity, type MeshSecurityArgs } from "../../../components/mesh";
import { record, type RecordOptions } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const PEERS = "kubernetes:security.istio.io/v1:PeerAuthentication";
const CALLS = "kubernetes:security.istio.io/v1:AuthorizationPolicy";

function recordSecurity(change: Partial<MeshSecurityArgs> = {}, options?: RecordOptions) {
  return record(() => new MeshSecurity("dev-mesh-security", { after: [], ...change }), options);
}

describe("MeshSecurity", () => {
  it.each([{ preview: true }, { preview: false }])("declares two policies (%o)", async (mode) => {
    const { inventory } = await recordSecurity({}, mode);
    expect(inventory).toEqual([
      `${CALLS} dev-mesh-security-default-deny`,
      `${PEERS} dev-mesh-security-peer-authentication`,
    ]);
  });

  it("refuses plain text in the whole mesh [ME-2]", async () => {
    const peers = (await recordSecurity()).only(PEERS);
    provesRow("ME-2", peers, "spec.mtls.mode", "STRICT");
  });

  it("puts both policies into the root namespace", async () => {
    const recording = await recordSecurity();
    expect(recording.only(PEERS).inputs.metadata).toEqual({
      name: "default",
      namespace: "istio-system",
    });
    expect(recording.only(CALLS).inputs.metadata).toEqual({
      name: "default-deny",
      namespace: "istio-system",
    });
  });

  it("allows no call at all [SV-2] [ME-7]", async () => {
    const calls = (await recordSecurity()).only(CALLS);
    provesRow(["SV-2", "ME-7"], calls, "spec", {});
  });

  it("accepts plain text beside mutual TLS where asked", async () => {
    const peers = (await recordSecurity({ mtls: "PERMISSIVE" })).only(PEERS);
    expect(peers.inputs.spec).toEqual({ mtls: { mode: "PERMISSIVE" } });
  });
});
