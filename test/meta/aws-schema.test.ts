import { describe, expect, it } from "vitest";
import {
  readComputedMembers,
  readReplacements,
  readSchemas,
  renderComputedMembers,
  renderIdentities,
  renderReplacements,
  renderSchemas,
} from "../../scripts/generate-aws-schema";
import { readRepositoryFile } from "../support/repository";

describe("sandbox/providers/aws/schema/published-types.ts", () => {
  it("is what its generator finds in the pinned packages", { timeout: 60_000 }, async () => {
    const committed = readRepositoryFile("sandbox/providers/aws/schema/published-types.ts");
    // A comparison of the texts would print both, which are long.
    expect(committed === (await renderSchemas(readSchemas()))).toBe(true);
  });
});

describe("plan/engine/published-members.ts", () => {
  it("is what its generator finds in the pinned package", { timeout: 60_000 }, async () => {
    const committed = readRepositoryFile("plan/engine/published-members.ts");
    expect(committed).toBe(await renderComputedMembers(readComputedMembers()));
  });
});

describe("plan/replacement/published-replacements.ts", () => {
  it("is what its generator finds in the pinned packages", { timeout: 60_000 }, async () => {
    const committed = readRepositoryFile("plan/replacement/published-replacements.ts");
    expect(committed).toBe(await renderReplacements(readReplacements()));
  });
});

describe("plan/replacement/published-identities.ts", () => {
  it("is what its generator finds in the simulated types", async () => {
    const committed = readRepositoryFile("plan/replacement/published-identities.ts");
    expect(committed).toBe(await renderIdentities());
  });
});
