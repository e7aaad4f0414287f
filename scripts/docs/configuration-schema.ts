import { z } from "zod";
import { settingsSchema } from "../../stacks/settings/schema";
import type { Page } from "./pages";

const PROJECT = "orchestration-platform";

/** Layers that Pulumi.yaml gives a default. */
const OPTIONAL = ["network", "platform", "services"];

/** docs/schemas/configuration.json: what editors check `Pulumi.<stack>.yaml` with. */
export function configurationSchemaPage(): Page {
  return { file: "docs/schemas/configuration.json", text: renderConfigurationSchema() };
}

/** The schema of a whole stack file: each setting under its full key. */
function renderConfigurationSchema(): string {
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
          .filter((key) => !OPTIONAL.includes(key))
          .map((key) => `${PROJECT}:${key}`),
      },
    },
    required: ["config"],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
