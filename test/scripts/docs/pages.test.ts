import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findStalePages, generateDocs } from "../../../scripts/docs/pages";

const FIXTURE = path.join(__dirname, "fixtures");

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "docs-"));
  cpSync(FIXTURE, root, { recursive: true });
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function pageOf(file: string): readonly string[] {
  return (
    generateDocs(root)
      .pages.find((page) => page.file === file)
      ?.text.split("\n") ?? []
  );
}

describe("generateDocs", () => {
  it("makes a reference page and README tables for each family", () => {
    expect(generateDocs(root).pages.map(({ file }) => file)).toEqual([
      "docs/reference/queues.md",
      "components/queues/README.md",
    ]);
  });

  it("shows name, type and default of an argument", () => {
    expect(pageOf("docs/reference/queues.md")).toContain(
      '| `encryption` | `"key" \\| "none"` | `"key"` | At rest. |',
    );
  });

  it("shows a required argument, a behaviour and an output", () => {
    const page = pageOf("docs/reference/queues.md");
    expect(page).toEqual(
      expect.arrayContaining([
        "| `service` | `pulumi.Input<string>` | *required* | Who reads it. |",
        "| `keyArn` | `pulumi.Input<string>` | the service's own key | Key. |",
        "| `url` | `pulumi.Output<string>` | Where producers send to. |",
      ]),
    );
  });

  it("shows each member of a union of arguments", () => {
    expect(pageOf("docs/reference/queues.md")).toEqual(
      expect.arrayContaining([
        "**Arguments: `OrderedTopicArgs`**",
        "A topic in order. It is slower.",
        "**Arguments: `FastTopicArgs`**",
        "| `copies` | `number` | `1` | Copies of a message. |",
        "| `TopicArgs` | type | Arguments of `Topic`. |",
      ]),
    );
    expect(pageOf("components/queues/README.md")).toEqual(
      expect.arrayContaining(["### Topic", "#### OrderedTopicArgs", "#### FastTopicArgs"]),
    );
  });

  it("shows what may be written for a type that is a choice", () => {
    const page = pageOf("docs/reference/queues.md");
    const start = page.indexOf("### TopicStorage");
    expect(page.slice(start, start + 12)).toEqual([
      "### TopicStorage",
      "",
      "```ts",
      "type TopicStorage =",
      '  | { readonly kind: "memory" }',
      "  | {",
      "      /** Survives what a `Topic` does not. */",
      '      readonly kind: "disk";',
      "      readonly gigabytes: number;",
      "    };",
      "```",
      "",
    ]);
    expect(page).not.toContain("### TopicName");
  });

  it("replaces what stands between the markers of the README and nothing else", () => {
    const page = pageOf("components/queues/README.md");
    expect([page[0], page.includes("old"), page.includes("### Queue"), page.at(-2)]).toEqual([
      "# queues",
      false,
      true,
      "The end.",
    ]);
  });

  it("finds nothing wrong in comments that agree with the code", () => {
    expect(generateDocs(root).problems).toEqual([]);
  });

  it("names a default in a comment that is not the default", () => {
    rewrite("components/queues/queue.ts", "@default 4", "@default 5");
    expect(generateDocs(root).problems).toEqual([
      "components/queues: QueueArgs.retentionDays: @default says 5, but the default is 4",
    ]);
  });

  it("names an export without a comment", () => {
    rewrite("components/queues/queue.ts", "/** Most queues. */", "");
    expect(generateDocs(root).problems).toEqual([
      "components/queues: MAX_QUEUES: has no TSDoc; say what it is for",
    ]);
  });

  it("names a README without markers", () => {
    writeFileSync(path.join(root, "components/queues/README.md"), "# queues\n");
    expect(generateDocs(root).problems).toEqual([
      "components/queues/README.md: has no reference markers; add them where the tables go",
    ]);
  });
});

describe("findStalePages", () => {
  it("finds a page that is not there and one that differs", () => {
    expect(findStalePages(root, generateDocs(root).pages)).toEqual([
      "docs/reference/queues.md",
      "components/queues/README.md",
    ]);
  });

  it("finds nothing once the pages are written", () => {
    const { pages } = generateDocs(root);
    mkdirSync(path.join(root, "docs/reference"), { recursive: true });
    for (const { file, text } of pages) writeFileSync(path.join(root, file), text);
    expect(findStalePages(root, generateDocs(root).pages)).toEqual([]);
  });
});

function rewrite(file: string, from: string, to: string): void {
  const absolute = path.join(root, file);
  const text = readFixture(file);
  writeFileSync(absolute, text.replace(from, to));
}

function readFixture(file: string): string {
  return readFileSync(path.join(FIXTURE, file), "utf8");
}
