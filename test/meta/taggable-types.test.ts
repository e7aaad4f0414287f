import { describe, expect, it } from "vitest";
import { findTaggableTypes, renderTaggableTypes } from "../../scripts/generate-taggable-types";
import { readRepositoryFile } from "../support/repository";

/** The formatter breaks the long lines of the module; what counts is what it says. */
const withoutSpace = (text: string) => text.replaceAll(/\s+/g, "");

describe("components/core/pure/taggable-types.ts", () => {
  it("is what its generator finds in the pinned @pulumi/aws", { timeout: 30_000 }, () => {
    const committed = readRepositoryFile("components/core/pure/taggable-types.ts");
    const generated = renderTaggableTypes(findTaggableTypes());
    expect(withoutSpace(committed)).toBe(withoutSpace(generated));
  });
});
