import { configSchema } from "../../policy/config/config-schema";
import type { Page } from "./pages";

/** docs/schemas/policy-config-1.json: what editors check a configuration of the rules with. */
export function policyConfigSchemaPage(): Page {
  const text = `${JSON.stringify(configSchema(), null, 2)}\n`;
  return { file: "docs/schemas/policy-config-1.json", text };
}
