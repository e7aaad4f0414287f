import { describe, expect, it } from "vitest";
import { clusterNameOf } from "../../../../sandbox/providers/kubernetes/cluster-name";
import { UNKNOWN, secret } from "../../../../sandbox/providers/properties";

const KUBECONFIG = [
  "apiVersion: v1",
  "current-context: blue",
  "contexts:",
  "  - name: blue",
  "    context: { cluster: blue-cluster, user: me }",
  "  - name: green",
  "    context: { cluster: green-cluster, user: me }",
].join("\n");

describe("clusterNameOf", () => {
  it.each([
    [
      "the identifier before all else",
      { clusterIdentifier: "dev-cluster", context: "blue" },
      "dev-cluster",
    ],
    ["the current context's cluster", { kubeconfig: KUBECONFIG }, "blue-cluster"],
    [
      "the chosen context's cluster",
      { kubeconfig: secret(KUBECONFIG), context: "green" },
      "green-cluster",
    ],
    [
      "the current context's cluster of a kubeconfig that is an object",
      {
        kubeconfig: secret({
          "current-context": "blue",
          contexts: [{ name: "blue", context: { cluster: "blue-cluster" } }],
        }),
      },
      "blue-cluster",
    ],
    [
      "the context where the kubeconfig is not known",
      { kubeconfig: UNKNOWN, context: "kind" },
      "kind",
    ],
    [
      "the context where the kubeconfig is a path",
      { kubeconfig: "~/.kube/config", context: "kind" },
      "kind",
    ],
    ["a name for nothing at all", {}, "default"],
  ])("takes %s", (_what, configuration, expected) => {
    expect(clusterNameOf(configuration)).toBe(expected);
  });

  it.each([
    [
      "arn:aws:eks:eu-west-1:111122223333:cluster/dev",
      "arn-aws-eks-eu-west-1-111122223333-cluster-dev",
    ],
    ["../../etc", "etc"],
    ["..", "default"],
  ])("makes a folder's name of %s", (clusterIdentifier, expected) => {
    expect(clusterNameOf({ clusterIdentifier })).toBe(expected);
  });
});
