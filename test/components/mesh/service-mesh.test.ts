import { describe, expect, it } from "vitest";
import { ServiceMesh, type ServiceMeshArgs } from "../../../components/mesh";
import { record, type RecordOptions, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const NAMESPACE = "kubernetes:core/v1:Namespace";

function recordMesh(args?: ServiceMeshArgs, options?: RecordOptions) {
  return record(() => new ServiceMesh("dev-mesh", args), options);
}

describe("ServiceMesh", () => {
  it.each([{ preview: true }, { preview: false }])(
    "declares the namespace and three releases (%o)",
    async (mode) => {
      const { inventory } = await recordMesh(undefined, mode);
      expect(inventory).toEqual([
        `${NAMESPACE} dev-mesh-namespace`,
        `${RELEASE} dev-mesh-base`,
        `${RELEASE} dev-mesh-cni`,
        `${RELEASE} dev-mesh-istiod`,
      ]);
    },
  );

  it.each([
    ["base", { name: "istio-base", chart: "base", namespace: "istio-system" }],
    ["cni", { name: "istio-cni", chart: "cni", namespace: "kube-system" }],
    ["istiod", { name: "istiod", chart: "istiod", namespace: "istio-system" }],
  ])("pins the %s chart", async (role, expected) => {
    const release = (await recordMesh()).only(RELEASE, `dev-mesh-${role}`);
    expect(release.inputs).toMatchObject({ ...expected, version: "1.30.3", atomic: true });
  });

  it("restricts the root namespace and marks it as the platform's", async () => {
    expect((await recordMesh()).only(NAMESPACE).inputs.metadata).toMatchObject({
      name: "istio-system",
      labels: {
        "orchestration-platform/namespace-role": "platform",
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "v1.35",
      },
    });
  });

  it("writes access logs as JSON [LOG-1]", async () => {
    const istiod = (await recordMesh()).only(RELEASE, "dev-mesh-istiod");
    provesRow("LOG-1", istiod, "values.meshConfig.accessLogEncoding", "JSON");
  });

  it("passes the arguments on to the control plane", async () => {
    const recording = await recordMesh({ replicas: 3, egress: "allow-any" });
    expect(recording.only(RELEASE, "dev-mesh-istiod").inputs.values).toMatchObject({
      replicaCount: 3,
      meshConfig: { outboundTrafficPolicy: { mode: "ALLOW_ANY" } },
    });
  });

  it("applies a transform to its own release only", async () => {
    const recording = await recordMesh({ transform: { cni: { timeout: 60 } } });
    const timeouts = recording.resources
      .filter(({ type }) => type === RELEASE)
      .map(({ name, inputs }) => [name, inputs.timeout]);
    expect(timeouts).toEqual([
      ["dev-mesh-base", undefined],
      ["dev-mesh-cni", 60],
      ["dev-mesh-istiod", undefined],
    ]);
  });

  it("offers the definitions, the control plane and the root namespace", async () => {
    let rootNamespace = "";
    await record(async () => {
      const mesh = new ServiceMesh("dev-mesh");
      rootNamespace = await valueOf(mesh.rootNamespace);
      expect(mesh.definitionsReady).toEqual([mesh.nodes.base]);
      expect(mesh.ready).toEqual([mesh.nodes.istiod]);
    });
    expect(rootNamespace).toBe("istio-system");
  });
});
