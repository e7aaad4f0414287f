import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { planAdmission } from "../../components/security/pure/admission-plan";
import { CachedCharts } from "../../sandbox/control-plane/cached-charts";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { ApiServerProvider } from "../../sandbox/providers/kubernetes/api-server-provider";
import { isProperties } from "../../sandbox/providers/properties";
import { installControlPlane } from "../../sandbox/toolchain/control-plane";
import { request } from "../sandbox/providers/resource-requests";
import { SETTINGS } from "../support/admission/settings";
import { testToolchainContext } from "../support/toolchain-context";

const folder = mkdtempSync(path.join(os.tmpdir(), "admission-provider-"));

const API_VERSION = "admissionregistration.k8s.io/v1";
const POLICY = "ValidatingAdmissionPolicy";

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it("the sandbox's provider applies every policy, and finds it unchanged afterwards", async () => {
  const context = testToolchainContext();
  const programs = await installControlPlane(context);
  const clusters = new SandboxClusters({ folder, programs, context });
  const provider = new ApiServerProvider(clusters, {
    charts: new CachedCharts(context),
    notify: () => undefined,
  });
  const kubernetes = provider.configure({ clusterIdentifier: "admission" });
  const changed: string[] = [];
  try {
    for (const { id, policy, binding } of planAdmission(SETTINGS)) {
      for (const [kind, spec] of [
        [POLICY, policy],
        [`${POLICY}Binding`, binding],
      ] as const) {
        const object = { apiVersion: API_VERSION, kind, metadata: { name: id }, spec };
        const given: unknown = JSON.parse(JSON.stringify(object));
        const type = `kubernetes:${API_VERSION}:${kind}`;
        const answer = await kubernetes.check(
          request(type, id, isProperties(given) ? given : {}),
          undefined,
        );
        expect(answer.failures).toEqual([]);
        const resource = request(type, id, answer.inputs);
        await kubernetes.preview(resource);
        const known = { ...resource, ...(await kubernetes.create(resource)) };
        const { changes } = await kubernetes.diff(known, known.inputs);
        changed.push(...changes.map((change) => `${kind} ${id}: ${change.path}`));
      }
    }
  } finally {
    await provider.stop();
    await clusters.forgetAll();
  }
  expect(changed).toEqual([]);
});
