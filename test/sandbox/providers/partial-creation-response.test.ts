import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { describe, expect, it } from "vitest";
import { PartialCreation } from "../../../sandbox/providers/partial-creation";
import { reportingPartial } from "../../../sandbox/providers/partial-creation-response";
import { DetailedError } from "../../../sandbox/rpc/serve";
import { fromStruct } from "../../../sandbox/rpc/struct";

describe("reportingPartial", () => {
  it("packs id and properties where the engine looks for them", async () => {
    const partial = new PartialCreation("not ready", { id: "c-1", outputs: { name: "c" } });
    const error = await reportingPartial(Promise.reject(partial)).catch(
      (reason: unknown) => reason,
    );
    const [bytes] = error instanceof DetailedError ? error.metadata.get(DETAILS) : [];
    const [detail] = Status.deserializeBinary(Buffer.from(bytes ?? "")).getDetailsList();
    const failed = detail?.unpack(
      ErrorResourceInitFailed.deserializeBinary,
      "pulumirpc.ErrorResourceInitFailed",
    );
    expect([
      failed?.getId(),
      fromStruct(failed?.getProperties()),
      failed?.getReasonsList(),
    ]).toEqual(["c-1", { name: "c" }, ["not ready"]]);
  });

  it("passes other errors and answers on", async () => {
    await expect(reportingPartial(Promise.resolve(1))).resolves.toBe(1);
    const error = new Error("plain");
    await expect(reportingPartial(Promise.reject(error))).rejects.toBe(error);
  });
});

const DETAILS = "grpc-status-details-bin";
