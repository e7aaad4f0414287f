import { describe, expect, it } from "vitest";
import type { Transforms } from "../../../components/core";
import { planService } from "../../../components/service/pure/service-plan";
import {
  createServiceTraffic,
  type ServiceTrafficChildren,
} from "../../../components/service/service-traffic";
import { testChildren } from "../../support/children";
import { record } from "../../support/mocks";
import { provesRow } from "../../support/proves";
import { happyService } from "./pure/happy-service";

const SERVICE = "kubernetes:core/v1:Service";
const RULE = "kubernetes:networking.istio.io/v1:DestinationRule";
const SIDECAR = "kubernetes:networking.istio.io/v1:Sidecar";

function recordTraffic(transforms: Transforms<ServiceTrafficChildren> = {}) {
  const place = { name: "dev-orders", namespace: "shop", plan: planService(happyService) };
  return record(() => {
    const children = testChildren<ServiceTrafficChildren>(transforms);
    createServiceTraffic(place, children, children);
  });
}

async function rule() {
  return (await recordTraffic()).only(RULE);
}

const OUTLIERS = "spec.trafficPolicy.outlierDetection";
const POOL = "spec.trafficPolicy.connectionPool";

describe("createServiceTraffic", () => {
  it("declares the address, how it is used and what the service itself may use", async () => {
    expect((await recordTraffic()).inventory).toEqual([
      `${SERVICE} dev-orders-service`,
      `${RULE} dev-orders-destination-rule`,
      `${SIDECAR} dev-orders-sidecar`,
    ]);
  });

  it("keeps calls to what is declared", async () => {
    expect((await recordTraffic()).only(SIDECAR).inputs.spec).toMatchObject({
      egress: [{ hosts: expect.arrayContaining(["billing/payments.billing.svc.cluster.local"]) }],
    });
  });

  it("applies a transform to its own object only", async () => {
    const spec = { egress: [{ hosts: ["./*"] }] };
    const recording = await recordTraffic({ sidecar: { spec } });
    expect(recording.only(SIDECAR).inputs.spec).toEqual(spec);
    expect(recording.only(RULE).inputs.spec).toMatchObject({ host: "orders" });
  });

  it("lets a transform rewrite the planned object", async () => {
    const recording = await recordTraffic({
      destinationRule: (planned) => ({ ...planned, spec: { host: "orders", exportTo: ["."] } }),
    });
    expect(recording.only(RULE).inputs).toMatchObject({
      metadata: { name: "orders" },
      spec: { host: "orders", exportTo: ["."] },
    });
  });
});

describe("createServiceTraffic in the article's terms", () => {
  it("chooses the less busy pod [SD-6] [HS-5] [TF-2] [ME-1]", async () => {
    provesRow(
      ["SD-6", "HS-5", "TF-2", "ME-1"],
      await rule(),
      "spec.trafficPolicy.loadBalancer.simple",
      "LEAST_REQUEST",
    );
  });

  it("bounds the calls under way [ME-4] [IP-4] [FT-1] [FT-4]", async () => {
    provesRow(["ME-4", "IP-4", "FT-1", "FT-4"], await rule(), `${POOL}.tcp.maxConnections`, 100);
    provesRow(["ME-4", "IP-4", "FT-4"], await rule(), `${POOL}.http.http2MaxRequests`, 100);
  });

  it("leaves an unreachable pod out for half a minute [LB-3] [CB-3] [CBC-1] [CBC-4]", async () => {
    provesRow(
      ["LB-3", "CB-3", "CBC-1", "CBC-4"],
      await rule(),
      `${OUTLIERS}.baseEjectionTime`,
      "30s",
    );
  });

  it("counts five failures in a row [CB-4] [CBC-2]", async () => {
    provesRow(["CB-4", "CBC-2"], await rule(), `${OUTLIERS}.consecutiveLocalOriginFailures`, 5);
  });

  it("looks every ten seconds [CBC-5]", async () => {
    provesRow("CBC-5", await rule(), `${OUTLIERS}.interval`, "10s");
  });

  it("asks every pod again when fewer than half are left [CBC-7]", async () => {
    provesRow("CBC-7", await rule(), `${OUTLIERS}.minHealthPercent`, 50);
  });
});
