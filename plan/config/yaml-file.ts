import path from "node:path";
import { type Document, parseDocument } from "yaml";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { readText } from "../read-text";

/** The mapping in a YAML file of the project; errors name the file and the line. */
export function readYamlMapping(file: string): Readonly<Record<string, unknown>> {
  const name = path.basename(file);
  const document = parseDocument(readText(file, name), { logLevel: "error" });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => {
      const line = error.linePos?.[0].line ?? 1;
      const reason = error.message.split(" at line ")[0] ?? error.code;
      return `${name}:${line}: is not valid YAML (${reason}); correct the line`;
    });
    throw new ConfigurationError([...new Set(problems)]);
  }
  const content = contentOf(document, name);
  if (isPlainObject(content)) return content;
  throw new ConfigurationError([`${name}: is not a mapping; write it as \`key: value\` lines`]);
}

/** An alias without its anchor, or one inside what it stands for, shows only when it is followed. */
function contentOf(document: Document, name: string): unknown {
  try {
    const content: unknown = document.toJS() ?? {};
    JSON.stringify(content);
    return content;
  } catch (error) {
    const [reason = ""] = error instanceof Error ? error.message.split("\n") : [];
    throw new ConfigurationError([`${name}: cannot be read (${reason}); correct its aliases`]);
  }
}
