import { describe, expect, it } from "vitest";
import { sharedNames } from "./shared-names";

const role = (urn: string, name: string) => ({
  urn,
  type: "aws:iam/role:Role",
  inputs: { name },
});
const quota = (urn: string, namespace: string) => ({
  urn,
  type: "kubernetes:core/v1:ResourceQuota",
  inputs: { metadata: { name: "team", namespace } },
});

describe("sharedNames", () => {
  it("finds two roles of one name, and two objects of one name in a namespace", () => {
    expect(
      sharedNames([role("a", "node"), role("b", "node"), quota("c", "shop"), quota("d", "shop")]),
    ).toEqual([
      'b claims aws:iam/role:Role [null,"node"], as a does',
      'd claims kubernetes:core/v1:ResourceQuota ["shop","team"], as c does',
    ]);
  });

  it("lets two namespaces hold the same name", () => {
    expect(sharedNames([quota("a", "shop"), quota("b", "web")])).toEqual([]);
  });
});
