import { z } from "zod";
import { faultSchema } from "../../sandbox/faults/fault-schema";
import type { Page } from "./pages";

/** docs/schemas/faults.json: what `--faults` accepts, for editors and for reading. */
export function faultSchemaPage(): Page {
  const schema = z.toJSONSchema(faultSchema, { io: "input" });
  const document = { ...schema, title: "What goes wrong in a sandbox (--faults)" };
  return { file: "docs/schemas/faults.json", text: `${JSON.stringify(document, null, 2)}\n` };
}
