import type ts from "typescript";
import type { CommentDoc } from "./model";

const TAG = /(?:^|\s)@(default|example)\b[ \t]*/gm;

/** The TSDoc comment that stands before a node, taken apart. */
export function readComment(node: ts.Node): CommentDoc {
  const text = node.getSourceFile().text.slice(node.getFullStart(), node.getStart());
  const blocks = [...text.matchAll(/\/\*\*([\s\S]*?)\*\//g)];
  return parseComment(blocks.at(-1)?.[1] ?? "");
}

/** Takes the inside of a comment apart: text and the tags that the pages use. */
export function parseComment(inside: string): CommentDoc {
  const plain = inside.replaceAll(/^[ \t]*\* ?/gm, "").trim();
  const [body = "", ...tagged] = plain.split(TAG);
  const tags = new Map<string, string>();
  for (let index = 0; index < tagged.length; index += 2) {
    const [tag = "", text = ""] = tagged.slice(index, index + 2);
    tags.set(tag, [tags.get(tag), text.trim()].filter(Boolean).join("\n"));
  }
  const [example, after] = splitExample(tags.get("example"));
  return {
    text: linksAsCode([body.trim(), after].filter((part) => part !== "").join("\n\n")),
    example,
    defaultText: tags.get("default")?.replaceAll(/\s+/g, " "),
  };
}

/** Sections such as `**Cost**` may stand below the example; they are text, not code. */
function splitExample(example: string | undefined): readonly [string | undefined, string] {
  if (example === undefined) return [undefined, ""];
  const section = /^\*\*/m.exec(example);
  const code = section === null ? example : example.slice(0, section.index);
  const unfenced = code.trim().replace(/^```\w*\n([\s\S]*?)\n```$/, "$1");
  return [unfenced, section === null ? "" : example.slice(section.index).trim()];
}

/** Links to symbols as code, which reads well wherever the text ends up. */
export function linksAsCode(text: string): string {
  return text.replaceAll(/\{@link ([^}\s]+)[^}]*\}/g, "`$1`");
}
