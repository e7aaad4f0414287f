import { describe, expect, it } from "vitest";
import { sharedNames } from "./shared-names";

const role = (urn: string, name: string) => ({
  urn,
  type: "aws:iam/role:Role",
  inputs: { name },
  provider: null,
});
const quota = (urn: string, namespace: string, provider: string | null = null) => ({
  urn,
  type: "kubernetes:core/v1:ResourceQuota",
  inputs: { metadata: { name: "team", namespace } },
  provider,
});

describe("sharedNames", () => {
  it("finds two roles of one name, and two objects of one name in a namespace", () => {
    expect(
      sharedNames([role("a", "node"), role("b", "node"), quota("c", "shop"), quota("d", "shop")]),
    ).toEqual([
      'b claims aws:iam/role:Role [null,"node"], as a does',
      'd claims kubernetes:core/v1:ResourceQuota ["shop","team"] in the default cluster, as c does',
    ]);
  });

  it("lets two namespaces hold the same name", () => {
    expect(sharedNames([quota("a", "shop"), quota("b", "web")])).toEqual([]);
  });

  it("lets two clusters hold the same name", () => {
    expect(sharedNames([quota("a", "shop", "blue"), quota("b", "shop", "green")])).toEqual([]);
  });
});
