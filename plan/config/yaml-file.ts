import path from "node:path";
import { parseDocument } from "yaml";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { readText } from "../read-text";

/** The mapping in a YAML file of the project; errors name the file and the line. */
export function readYamlMapping(file: string): Readonly<Record<string, unknown>> {
  const name = path.basename(file);
  const document = parseDocument(readText(file, name));
  if (document.errors.length > 0) {
    throw new ConfigurationError(
      document.errors.map((error) => {
        const line = error.linePos?.[0].line ?? 1;
        const reason = error.message.split(" at line ")[0] ?? error.code;
        return `${name}:${line}: is not valid YAML (${reason}); correct the line`;
      }),
    );
  }
  const content: unknown = document.toJS() ?? {};
  if (isPlainObject(content)) return content;
  throw new ConfigurationError([`${name}: is not a mapping; write it as \`key: value\` lines`]);
}
