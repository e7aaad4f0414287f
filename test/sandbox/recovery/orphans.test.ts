import { describe, expect, it } from "vitest";
import { resourcesOf } from "../../../sandbox/recovery/deployment";
import { adoptOrphans, findOrphans } from "../../../sandbox/recovery/orphans";

const STACK = {
  urn: "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev",
  type: "pulumi:pulumi:Stack",
};
const PROVIDER = {
  urn: "urn:pulumi:dev::shop::pulumi:providers:aws::aws",
  type: "pulumi:providers:aws",
  id: "p1",
};
const ADDRESS = {
  urn: "urn:pulumi:dev::shop::aws:ec2/eip:Eip::address",
  type: "aws:ec2/eip:Eip",
  id: "eipalloc-1",
  inputs: { domain: "vpc", password: { $secret: true } },
  outputs: { domain: "vpc", publicIp: "203.0.113.7" },
};

function stateOf(...resources: readonly object[]) {
  return { deployment: { resources: [STACK, PROVIDER, ...resources] } };
}

describe("findOrphans", () => {
  it("names what the state does not have", () => {
    expect(findOrphans(stateOf(), [ADDRESS])).toEqual([ADDRESS]);
  });

  it("knows a thing that was renamed by its id", () => {
    const renamed = { ...ADDRESS, urn: `${ADDRESS.urn}-renamed` };
    expect(findOrphans(stateOf(renamed), [ADDRESS])).toEqual([]);
  });

  it("leaves alone what another stack made", () => {
    const foreign = { ...ADDRESS, urn: ADDRESS.urn.replace(":dev::", ":prod::") };
    expect(findOrphans(stateOf(), [foreign])).toEqual([]);
  });
});

describe("adoptOrphans", () => {
  it("describes an orphan with its provider and without what stands for a secret", () => {
    expect(resourcesOf(adoptOrphans(stateOf(), [ADDRESS])).at(-1)).toEqual({
      urn: ADDRESS.urn,
      type: ADDRESS.type,
      id: ADDRESS.id,
      custom: true,
      inputs: { domain: "vpc" },
      outputs: ADDRESS.outputs,
      provider: `${PROVIDER.urn}::p1`,
    });
  });
});
