import { describe, expect, it } from "vitest";
import {
  identifyingInputs,
  replacingFields,
  type ReplaceableResource,
} from "../../../plan/replacement/replacing-fields";

const changed = (type: string, more: Partial<ReplaceableResource> = {}) =>
  replacingFields({ type, inputs: {}, ...more }).changed;

const IDENTITY = ["metadata.name", "metadata.namespace"];

describe("replacingFields of Kubernetes objects", () => {
  it.each([
    ["kubernetes:networking.k8s.io/v1:NetworkPolicy", []],
    ["kubernetes:apps/v1:Deployment", ["spec.selector"]],
    ["kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", ["roleRef"]],
    ["kubernetes:core/v1:Service", ["spec.clusterIP"]],
    [
      "kubernetes:storage.k8s.io/v1:StorageClass",
      ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"],
    ],
    ["kubernetes:scheduling.k8s.io/v1:PriorityClass", ["preemptionPolicy", "value"]],
    ["kubernetes:core/v1:ConfigMap", ["binaryData", "data"]],
    ["kubernetes:core/v1:Secret", ["type", "data", "stringData"]],
    // The same kind of another group is another kind.
    ["kubernetes:example.com/v1:Deployment", []],
  ])("of %s are its identity and %j", (type, more) => {
    expect(changed(type)).toEqual([...IDENTITY, ...more]);
  });

  it("leave out the content of what the provider may change", () => {
    const provider = { enableConfigMapMutable: "true", enableSecretMutable: true };
    expect(changed("kubernetes:core/v1:ConfigMap", { provider })).toEqual(IDENTITY);
    expect(changed("kubernetes:core/v1:Secret", { provider })).toEqual([...IDENTITY, "type"]);
    const inputs = { immutable: true };
    expect(changed("kubernetes:core/v1:ConfigMap", { provider, inputs })).toContain("data");
  });

  it("are the identity alone for a patch of somebody else's object", () => {
    expect(changed("kubernetes:core/v1:ConfigMapPatch")).toEqual(IDENTITY);
  });

  it("are name and namespace at the top for a Helm release", () => {
    expect(changed("kubernetes:helm.sh/v3:Release")).toEqual(["name", "namespace"]);
  });
});

describe("replacingFields of everything else", () => {
  it("are every input of a random value", () => {
    expect(changed("random:index/randomPassword:RandomPassword")).toEqual(["*"]);
  });

  it("are what leads a provider to another cluster", () => {
    expect(changed("pulumi:providers:kubernetes")).toContain("kubeconfig");
    expect(changed("pulumi:providers:aws")).toEqual([]);
  });

  it("are unknown for a type in no table", () => {
    expect(replacingFields({ type: "a:b:C", inputs: {} })).toEqual({ changed: [], removed: [] });
  });
});

describe("identifyingInputs", () => {
  it.each([
    ["kubernetes:core/v1:Secret", IDENTITY],
    ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", ["policyArn", "role"]],
    ["aws:ec2/subnet:Subnet", []],
  ])("of %s are %j", (type, inputs) => {
    expect(identifyingInputs(type)).toEqual(inputs);
  });
});
