import fc from "fast-check";
import { stringify } from "yaml";
import { PROJECT } from "./configuration-texts";
import type { FuzzCase } from "./fuzz-case";
import type { JsonObject } from "./json-tree";
import { soundConfiguration } from "./sound-configuration";

/** An edit of a stack file as a hurried person, or a bad merge, leaves it. */
type TextEdit = (text: string) => string;

const position = fc.nat({ max: 10_000 });

/** Characters and words with a meaning of their own in YAML. */
const MARKS = [
  ...[
    ":",
    " ",
    "\t",
    "\n",
    "- ",
    "#",
    "&a ",
    "*a",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "{",
    "}",
    "[",
    "]",
  ],
  ...[
    ",",
    '"',
    "'",
    "<<: ",
    "---\n",
    "...\n",
    "\u0000",
    "\ufeff",
    "~",
    "!!binary ",
    "!!int ",
    "0x",
  ],
  ...["<<<<<<< HEAD\n", "&a [*a]", "2026-01-01", "no", ".inf", ".nan", "0o17", "1_000", "漢", "😀"],
];

const inserting = fc
  .tuple(position, fc.constantFrom(...MARKS))
  .map(([at, mark]): TextEdit => (text) => {
    const cut = at % (text.length + 1);
    return text.slice(0, cut) + mark + text.slice(cut);
  });

const dropping = fc.tuple(position, fc.nat({ max: 20 })).map(([at, length]): TextEdit => (text) => {
  const cut = at % (text.length + 1);
  return text.slice(0, cut) + text.slice(cut + length);
});

const onLines = (change: (lines: readonly string[], at: number) => readonly string[]) =>
  position.map((choice): TextEdit => (text) => {
    const lines = text.split("\n");
    return change(lines, choice % lines.length).join("\n");
  });

const repeating = onLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? ""));
const removing = onLines((lines, at) => lines.toSpliced(at, 1));
const indenting = onLines((lines, at) => lines.with(at, `  ${lines[at] ?? ""}`));
const revaluing = fc
  .tuple(position, fc.constantFrom(...MARKS))
  .map(([choice, mark]): TextEdit => (text) => {
    const lines = text.split("\n");
    const at = choice % lines.length;
    return lines.with(at, (lines[at] ?? "").replace(/: .*$/, `: ${mark}`)).join("\n");
  });

/** Numbers, versions and accounts that stood in quotes. */
const unquoting = fc.constant<TextEdit>((text) => text.replaceAll('"', ""));

const edit = fc.oneof(inserting, dropping, repeating, removing, indenting, revaluing, unquoting);

function stackFile(configuration: JsonObject): string {
  const keys = Object.entries(configuration).map(([key, value]) => [`${PROJECT}:${key}`, value]);
  return stringify({ config: Object.fromEntries(keys) });
}

/** Texts of `Pulumi.<stack>.yaml`, of which nothing is known but that they were sound once. */
export const stackFileCase: fc.Arbitrary<FuzzCase> = fc
  .tuple(soundConfiguration, fc.array(edit, { maxLength: 3 }))
  .map(([configuration, edits]) => ({
    kind: edits.length === 0 ? "sound" : "hostile",
    configuration,
    stackFile: edits.reduce((text, change) => change(text), stackFile(configuration)),
    faults: [],
    secrets: [],
  }));
