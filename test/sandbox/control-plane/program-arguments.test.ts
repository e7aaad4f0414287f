import { describe, expect, it } from "vitest";
import { clusterFiles } from "../../../sandbox/control-plane/cluster-files";
import {
  apiServerArguments,
  etcdArguments,
} from "../../../sandbox/control-plane/program-arguments";

const files = clusterFiles("/clusters/dev/dev-cluster");

describe("etcdArguments", () => {
  it("lets etcd listen nowhere but in the cluster's own folder", () => {
    const urls = etcdArguments(files).filter((argument) => argument.includes("://"));
    expect(urls.length).toBe(5);
    for (const url of urls) expect(url).toMatch(/unix:\/\/[a-z]+\.sock:0$/);
  });
});

describe("apiServerArguments", () => {
  const args = apiServerArguments(files, 43210);

  it("listens on loopback only", () => {
    expect(args).toContain("--bind-address=127.0.0.1");
    expect(args).toContain("--secure-port=43210");
  });

  it("authorises by role and encrypts Secrets", () => {
    expect(args).toContain("--authorization-mode=RBAC");
    expect(args).toContain(`--encryption-provider-config=${files.encryption}`);
  });

  it("takes credentials from files, which a list of processes does not show", () => {
    expect(args).toContain(`--token-auth-file=${files.tokens}`);
  });
});
