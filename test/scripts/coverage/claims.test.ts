import { describe, expect, it } from "vitest";
import { CLAIMS } from "../../../coverage";
import { findClaimProblems, readClaims } from "../../../scripts/coverage/claims";
import { readRepositoryFile, repositoryFiles, ROOT } from "../../support/repository";

describe("readClaims", () => {
  it("gives one claim for each row, ranges taken apart", () => {
    const claims = readClaims([
      ["Network", "components/network/network.ts", "SD-1 LB-1..LB-3"],
      ["Table", "components/state/table.ts", "nonsense"],
    ]);
    expect(claims.map(({ id, component }) => `${component} ${id}`)).toEqual([
      "Network SD-1",
      "Network LB-1",
      "Network LB-2",
      "Network LB-3",
      "Table nonsense",
    ]);
  });
});

describe("findClaimProblems", () => {
  it("finds nothing wrong with the claims", () => {
    expect(findClaimProblems(ROOT, CLAIMS)).toEqual([]);
  });

  it("names a component that is gone, and a file that is", () => {
    expect(
      findClaimProblems(ROOT, [
        ["Net", "components/network/network.ts", "SD-1"],
        ["Network", "components/network/gone.ts", "SD-1"],
      ]),
    ).toEqual([
      "coverage/claims.ts: components/network/network.ts exports no class Net",
      "coverage/claims.ts: components/network/gone.ts exports no class Network",
    ]);
  });
});

describe("the comments of components", () => {
  it("name no row of the article", () => {
    const sources = repositoryFiles("components").filter((file) => file.endsWith(".ts"));
    expect(sources.filter((file) => readRepositoryFile(file).includes("@covers"))).toEqual([]);
  });
});
