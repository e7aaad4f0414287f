import { describe, expect, it } from "vitest";
import { planService } from "../../../components/service/pure/service-plan";
import {
  createServiceAccess,
  type ServiceAccessChildren,
} from "../../../components/service/service-access";
import { testChildren } from "../../support/children";
import { record } from "../../support/mocks";
import { provesRow } from "../../support/proves";
import { happyService } from "./pure/happy-service";

const ACCOUNT = "kubernetes:core/v1:ServiceAccount";
const PACKETS = "kubernetes:networking.k8s.io/v1:NetworkPolicy";
const CALLS = "kubernetes:security.istio.io/v1:AuthorizationPolicy";

function recordAccess() {
  const place = { name: "dev-orders", namespace: "shop", plan: planService(happyService) };
  return record(() => {
    const children = testChildren<ServiceAccessChildren>();
    createServiceAccess(place, children, children);
  });
}

describe("createServiceAccess", () => {
  it("declares an identity and two policies", async () => {
    expect((await recordAccess()).inventory).toEqual([
      `${ACCOUNT} dev-orders-service-account`,
      `${PACKETS} dev-orders-network-policy`,
      `${CALLS} dev-orders-authorization-policy`,
    ]);
  });

  it("mounts no API token", async () => {
    expect((await recordAccess()).only(ACCOUNT).inputs.automountServiceAccountToken).toBe(false);
  });

  it("isolates the pods in both directions [SV-2] [KI-3]", async () => {
    const policy = (await recordAccess()).only(PACKETS);
    provesRow(["SV-2", "KI-3"], policy, "spec.policyTypes", ["Ingress", "Egress"]);
  });

  it("names each caller by its identity in the mesh [ME-7]", async () => {
    provesRow(
      "ME-7",
      (await recordAccess()).only(CALLS),
      "spec.rules[0].from[0].source.principals",
      ["cluster.local/ns/shop/sa/web"],
    );
  });
});
