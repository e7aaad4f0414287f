import { describe, expect, it } from "vitest";
import { namesImported } from "../../support/imports";
import { productSources, readRepositoryFile } from "../../support/repository";

/** Names that the entry point for authors exports. */
const exported = new Set(
  [...readRepositoryFile("policy/kit/index.ts").matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(
    ([, names = ""]) => names.split(",").map((name) => name.trim().replace(/^type |.* as /g, "")),
  ),
);

describe("the entry point for authors of rules", () => {
  it("exports every part of the framework that a rule of this package imports", () => {
    const missing = productSources()
      .filter((file) => /^policy\/rules\/[^/]+\/[^/]+\.ts$/.test(file))
      .flatMap((file) => namesImported(file))
      .filter(({ target }) => target.startsWith("policy/rule/"))
      .map(({ name }) => name)
      .filter((name) => !exported.has(name));
    expect([...new Set(missing)]).toEqual([]);
  });

  it("exports the world and what selects from it", () => {
    const wanted = ["World", "ResourceIndex", "typesOf", "isAnyOf", "once", "onceFor"];
    expect(wanted.filter((name) => !exported.has(name))).toEqual([]);
  });
});
