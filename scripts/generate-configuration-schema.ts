/**
 * Writes docs/schemas/configuration.json, the JSON Schema of `Pulumi.<stack>.yaml` for editors, from
 * the schema that the program itself checks with. `--check` fails when the file is stale.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { settingsSchema } from "../stacks/settings/schema";

const TARGET = path.join(path.dirname(__dirname), "docs/schemas/configuration.json");
const PROJECT = "orchestration-platform";

/** The schema of a whole stack file: each setting under its full key. */
export function renderConfigurationSchema(): string {
  const { properties = {}, required = [] } = z.toJSONSchema(settingsSchema, { io: "input" });
  const keyed = Object.entries(properties).map(([key, schema]) => [`${PROJECT}:${key}`, schema]);
  const document = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Configuration of a stack of ${PROJECT}`,
    type: "object",
    properties: {
      config: {
        type: "object",
        properties: Object.fromEntries(keyed),
        required: required
          .filter((key) => !["network", "platform", "services"].includes(key))
          .map((key) => `${PROJECT}:${key}`),
      },
    },
    required: ["config"],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

if (require.main === module) {
  if (!process.argv.includes("--check")) writeFileSync(TARGET, renderConfigurationSchema());
  else if (readFileSync(TARGET, "utf8") !== renderConfigurationSchema()) {
    console.error("docs/schemas/configuration.json is stale; run npm run docs");
    process.exitCode = 1;
  }
}
