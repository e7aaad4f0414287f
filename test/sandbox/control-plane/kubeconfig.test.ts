import { describe, expect, it } from "vitest";
import { kubeconfigOf } from "../../../sandbox/control-plane/kubeconfig";

describe("kubeconfigOf", () => {
  it("has one context, of the cluster's name, and checks the server's certificate", () => {
    const config = JSON.parse(
      kubeconfigOf("dev-cluster", {
        server: "https://127.0.0.1:43210",
        certificateAuthority: "PEM",
        token: "t",
        extras: new Set(),
      }),
    );
    expect(config["current-context"]).toBe("dev-cluster");
    expect(config.contexts).toEqual([
      { name: "dev-cluster", context: { cluster: "dev-cluster", user: "dev-cluster" } },
    ]);
    expect(config.clusters[0].cluster).toEqual({
      server: "https://127.0.0.1:43210",
      "certificate-authority-data": Buffer.from("PEM").toString("base64"),
    });
    expect(config.users).toEqual([{ name: "dev-cluster", user: { token: "t" } }]);
  });
});
