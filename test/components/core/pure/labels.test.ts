import { describe, expect, it } from "vitest";
import { planLabels } from "../../../../components/core/pure/labels";

const labels = { owner: "payments", domain: "checkout" };

describe("planLabels", () => {
  it("labels an object and keeps the labels that it has", () => {
    const props = { metadata: { name: "web", labels: { app: "web", owner: "web-team" } } };
    expect(planLabels("kubernetes:core/v1:Service", props, labels)).toEqual({
      metadata: { name: "web", labels: { app: "web", owner: "web-team", domain: "checkout" } },
    });
  });

  it("leaves labels and templates alone that stand inside an Output", () => {
    const output = new (class Output {})();
    const props = { metadata: { name: "web", labels: output }, spec: { template: output } };
    expect(planLabels("kubernetes:apps/v1:Deployment", props, labels)).toEqual(props);
  });

  it("labels an object that has no metadata yet", () => {
    expect(planLabels("kubernetes:core/v1:Namespace", {}, labels)).toEqual({
      metadata: { labels },
    });
  });

  it.each(["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"])(
    "labels the pods of a %s, not its selector",
    (kind) => {
      const selector = { matchLabels: { app: "web" } };
      const template = { metadata: { labels: { app: "web" } }, spec: { containers: [] } };
      const props = { metadata: {}, spec: { selector, template } };
      expect(planLabels(`kubernetes:apps/v1:${kind}`, props, labels)).toEqual({
        metadata: { labels },
        spec: {
          selector,
          template: { metadata: { labels: { ...labels, app: "web" } }, spec: { containers: [] } },
        },
      });
    },
  );

  it("labels the pods of a Job", () => {
    const planned = planLabels("kubernetes:batch/v1:Job", { spec: { template: {} } }, labels);
    expect(planned).toEqual({ metadata: { labels }, spec: { template: { metadata: { labels } } } });
  });

  it("labels a custom resource, not its spec", () => {
    const props = { kind: "PeerAuthentication", spec: { template: { a: 1 } } };
    expect(planLabels("kubernetes:security.istio.io/v1:PeerAuthentication", props, labels)).toEqual(
      { ...props, metadata: { labels } },
    );
  });

  it("tags what Karpenter starts from a node class, and lets its own tags win", () => {
    const props = { spec: { role: "node", tags: { owner: "web-team" } } };
    expect(planLabels("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", props, labels)).toEqual({
      metadata: { labels },
      spec: { role: "node", tags: { owner: "web-team", domain: "checkout" } },
    });
  });

  it("leaves tags alone that stand inside an Output", () => {
    const spec = { tags: new (class Output {})() };
    const planned = planLabels("kubernetes:karpenter.k8s.aws/v1:EC2NodeClass", { spec }, labels);
    expect(planned).toEqual({ metadata: { labels }, spec });
  });

  it.each([
    "kubernetes:helm.sh/v3:Release",
    "kubernetes:yaml/v2:ConfigGroup",
    "pulumi:providers:kubernetes",
    "aws:sqs/queue:Queue",
  ])("leaves %s alone", (type) => {
    expect(planLabels(type, { metadata: { name: "x" } }, labels)).toBe(undefined);
  });

  it("leaves an object alone whose metadata is an instance it cannot see into", () => {
    const props = { metadata: Promise.resolve({ name: "web" }) };
    expect(planLabels("kubernetes:core/v1:Service", props, labels)).toBe(undefined);
  });
});
