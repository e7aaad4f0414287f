import { describe, expect, it } from "vitest";
import type { PlannedResource } from "../../../plan/model";
import { renderPlan } from "../../../plan/render/render-plan";
import { planned, plannedObject, planOf, plannedStack } from "../planned";

const configMap = plannedObject("v1", "ConfigMap", {
  data: { mode: "on" },
  metadata: { name: "settings", namespace: "team" },
});

function render(...resources: readonly PlannedResource[]): Readonly<Record<string, string>> {
  const files = renderPlan(planOf([plannedStack(), ...resources]));
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}

const pathsOf = (...resources: readonly PlannedResource[]) =>
  Object.keys(render(...resources)).filter((path) => path !== "aws.json");

describe("renderPlan", () => {
  it("writes one manifest a file, kind first, ambiguous strings quoted", () => {
    expect(render(configMap)["kubernetes/team/configmap-settings.yaml"]).toBe(
      [
        "apiVersion: v1",
        "kind: ConfigMap",
        "metadata:",
        "  name: settings",
        "  namespace: team",
        "data:",
        '  mode: "on"',
        "",
      ].join("\n"),
    );
  });

  it("puts cluster-scoped objects apart and replaces colons", () => {
    const role = plannedObject("rbac.authorization.k8s.io/v1", "ClusterRole", {
      metadata: { name: "system:reader" },
    });
    expect(pathsOf(role)).toEqual(["kubernetes/_cluster/clusterrole-system_reader.yaml"]);
  });

  it("names an object after its resource where the program leaves that to the provider", () => {
    const files = render(plannedObject("v1", "ConfigMap", {}, { name: "Web" }));
    expect(files["kubernetes/default/configmap-web.yaml"]).toContain("  name: web\n");
  });

  it("appends the group to a kind that two groups define", () => {
    const metadata = { name: "edge", namespace: "mesh" };
    const istio = plannedObject("networking.istio.io/v1", "Gateway", { metadata }, { name: "a" });
    const api = plannedObject(
      "gateway.networking.k8s.io/v1",
      "Gateway",
      { metadata },
      { name: "b" },
    );
    expect(pathsOf(istio)).toEqual(["kubernetes/mesh/gateway-edge.yaml"]);
    expect(pathsOf(istio, api)).toEqual([
      "kubernetes/mesh/gateway.networking.istio.io-edge.yaml",
      "kubernetes/mesh/gateway.gateway.networking.k8s.io-edge.yaml",
    ]);
  });

  it("keeps several clusters apart", () => {
    const on = (name: string) => ({
      ...configMap,
      urn: `${configMap.urn}-${name}`,
      provider: planned({ type: "pulumi:providers:kubernetes", name }).urn,
    });
    expect(pathsOf(on("east"), on("west"))).toEqual([
      "kubernetes/east/team/configmap-settings.yaml",
      "kubernetes/west/team/configmap-settings.yaml",
    ]);
  });

  it("leaves out patches and objects that are only read", () => {
    const patch = { ...configMap, type: "kubernetes:core/v1:ConfigMapPatch" };
    expect(pathsOf(patch, { ...configMap, externalId: "team/settings" })).toEqual([]);
  });

  it("writes the AWS resources with their markers as one list", () => {
    const vpc = planned({
      type: "aws:ec2/vpc:Vpc",
      name: "net",
      inputs: { a: { $unknown: true } },
    });
    expect(JSON.parse(render(vpc)["aws.json"] ?? "")).toEqual([
      { type: vpc.type, name: "net", urn: vpc.urn, inputs: { a: { $unknown: true } } },
    ]);
  });

  it("refuses two objects of one name, naming both resources", () => {
    const twin = { ...configMap, urn: "urn:pulumi:dev::shop::kubernetes:core/v1:ConfigMap::twin" };
    expect(() => render(configMap, twin)).toThrow(
      "kubernetes/team/configmap-settings.yaml: is one object declared 2 times, " +
        `by ${configMap.urn} and ${twin.urn}; give each a different name`,
    );
  });

  it("reports every value at once that no placeholder can stand for", () => {
    const hidden = plannedObject("apps/v1", "Deployment", {
      metadata: { name: { $unknown: true }, namespace: "team" },
      spec: { replicas: { $unknown: true } },
    });
    expect(() => render(hidden)).toThrow(
      /^2 problems:\n {2}urn:\S+: metadata\.name: is not known before deployment and cannot be rendered; .*\n {2}urn:\S+: spec\.replicas: is not known/,
    );
  });
});

describe("renderPlan on Helm releases", () => {
  const release = (name: string, overrides: Partial<PlannedResource> = {}) =>
    planned({
      type: "kubernetes:helm.sh/v3:Release",
      name,
      inputs: {
        chart: "istiod",
        name: "istiod",
        namespace: "istio-system",
        repositoryOpts: { repo: "https://charts.example.test" },
        values: { password: { $secret: true }, role: { roleArn: { $unknown: true } } },
        version: "1.30.3",
      },
      ...overrides,
    });

  it("writes chart, version and values, secrets redacted", () => {
    expect(render(release("mesh"))["helm/istiod.yaml"]).toBe(
      [
        "release: istiod",
        "namespace: istio-system",
        "chart: istiod",
        "repository: https://charts.example.test",
        "version: 1.30.3",
        "values:",
        "  password: redacted",
        "  role:",
        "    roleArn: arn:aws:iam::000000000000:role/unknown",
        "",
      ].join("\n"),
    );
  });

  it("adds the namespace where two releases share a name", () => {
    const other = release("other", { inputs: { chart: "c", name: "istiod", namespace: "b" } });
    expect(pathsOf(release("mesh"), other)).toEqual([
      "helm/istiod.istio-system.yaml",
      "helm/istiod.b.yaml",
    ]);
  });
});
