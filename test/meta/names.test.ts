import { describe, expect, it } from "vitest";
import { productSources, readRepositoryFile, repositoryFiles } from "../support/repository";

/** Names that say nothing of what is inside. */
const DUMPING_GROUND = /(?:^|\/)(?:utils?|helpers?|misc|common|shared|stuff)(?:\.|\/|$)/i;

const files = repositoryFiles().filter((file) => file !== "package-lock.json");
const texts = files
  .filter((file) => /\.(?:ts|mts|mjs|json|ya?ml|md)$|\/run$/.test(file))
  .map((file) => [file, readRepositoryFile(file)] as const);

/** Lines of the repository that match, as `file:line`. */
function linesWith(pattern: RegExp): readonly string[] {
  return texts.flatMap(([file, text]) =>
    text
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
}

/** Put together here, so that this file does not contain what it looks for. */
function anyOf(...parts: readonly (readonly string[])[]): RegExp {
  return new RegExp(parts.map((part) => part.join("")).join("|"));
}

describe("names", () => {
  it("of files and folders say what is inside", () => {
    expect(files.filter((file) => DUMPING_GROUND.test(file))).toEqual([]);
  });

  it("of files are in kebab case", () => {
    const names = files.filter((file) => file.endsWith(".ts"));
    const odd = names.filter(
      (file) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.test|\.types)?\.ts$/.test(file),
    );
    expect(odd).toEqual([]);
  });

  it("of machine paths occur nowhere", () => {
    const paths = anyOf(
      ["(?<![\\w.])/wo", "rk/"],
      ["(?<![\\w.])/ro", "ot/"],
      ["(?<![\\w.])/t", "mp/\\w"],
    );
    expect(linesWith(paths)).toEqual([]);
  });

  it("of package-registry hosts occur nowhere", () => {
    const hosts = anyOf(
      ["registry\\.npm", "js\\.org"],
      ["py", "pi\\.org"],
      ["proxy\\.go", "lang\\.org"],
    );
    expect(linesWith(hosts)).toEqual([]);
  });
});

describe("unfinished work", () => {
  it("is not left in the sources as a note", () => {
    expect(linesWith(anyOf(["\\bTO", "DO\\b"], ["\\bFIX", "ME\\b"], ["\\bX", "XX\\b"]))).toEqual(
      [],
    );
  });

  it("is not hidden from the compiler or the linter", () => {
    const escapes = anyOf(["eslint-dis", "able"], ["@ts-", "(?:ignore|expect-error|nocheck)"]);
    // There an expected error is what is tested: the compiler complains where it is missing.
    const wanted = anyOf(["^test/types/\\S+\\.types\\.ts:\\d+: // @ts-", "expect-error \\w"]);
    expect(linesWith(escapes).filter((line) => !wanted.test(line))).toEqual([]);
  });

  it("leaves no export with a wildcard", () => {
    const wildcards = productSources().filter((file) =>
      /^export \*/m.test(readRepositoryFile(file)),
    );
    expect(wildcards).toEqual([]);
  });
});
