import { describe, expect, it, vi } from "vitest";
import { ApiClient } from "../../../../sandbox/providers/kubernetes/api-client";
import { ApiError, type ErrorCause } from "../../../../sandbox/providers/kubernetes/api-error";
import { AnnouncedKinds } from "../../../../sandbox/providers/kubernetes/cluster-session";
import { ObjectApi } from "../../../../sandbox/providers/kubernetes/object-api";
import { dryRun } from "../../../../sandbox/providers/kubernetes/object-preview";
import { FakeClock } from "./fake-clock";

const manifest = {
  apiVersion: "karpenter.k8s.aws/v1",
  kind: "EC2NodeClass",
  metadata: { name: "shop" },
};

/** Nothing is sent to it. */
const ACCESS = {
  server: "https://127.0.0.1:1",
  certificateAuthority: "",
  token: "",
  extras: new Set<never>(),
};

const about = (field: string, message: string): ErrorCause => ({
  field,
  reason: "FieldValueInvalid",
  message,
});
const GAP = about("spec.subnetSelectorTerms", "expected at least one, got none");
const REMARK = about("<nil>", "Invalid value: null: some validation rules were not checked");
const MISTAKE = about("spec.role", "Invalid value: empty");

function refused(causes: readonly ErrorCause[], unknownPaths: readonly string[]) {
  const clock = new FakeClock();
  const api = new ObjectApi(new ApiClient(ACCESS, clock));
  vi.spyOn(api, "apply").mockRejectedValue(new ApiError(422, "invalid", causes));
  const session = { api, clock, extras: new Set<never>(), announced: new AnnouncedKinds() };
  return dryRun(session, { manifest, unknownPaths }, "pulumi", false);
}

describe("dryRun of an object with a value that is not known yet", () => {
  const unknown = ["spec.subnetSelectorTerms[2].id"];

  it("passes over what follows from the gap, and what the server remarks on it", async () => {
    expect(await refused([GAP, REMARK], unknown)).toBeUndefined();
  });

  it("names what is wrong besides", async () => {
    await expect(refused([GAP, MISTAKE, REMARK], unknown)).rejects.toThrow(
      /^spec\.role: Invalid value: empty$/,
    );
  });

  it("says all where everything is known", async () => {
    await expect(refused([GAP, REMARK], [])).rejects.toThrow("invalid");
  });
});
