/**
 * Records what a release leaves behind, for the next release's upgrade test: brings dev up on
 * simulated clouds, exports the engine's state and writes it beside this file.
 *
 *     npx tsx test/e2e/states/record.ts
 *
 * Run it on the commit of the release and add the file; a recorded state is never edited.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { isPlainObject } from "../../../components/core/pure/plain-object";
import { packageVersion } from "../../../engine/project-root";
import { Scenario } from "../../support/scenario";

/** Where in somebody's checkout a resource was declared: no part of the state. */
const POSITIONS = new Set(["sourcePosition", "stackTrace"]);

async function record(): Promise<string> {
  const scenario = new Scenario({ stack: "dev" });
  try {
    const { code, errors } = await scenario.up();
    if (code !== 0) throw new Error(`dev does not come up:\n${errors.join("\n")}`);
    const state: unknown = JSON.parse(await scenario.pulumi(["stack", "export"]));
    const file = path.join(__dirname, `${packageVersion()}-dev.json.gz`);
    writeFileSync(file, gzipSync(JSON.stringify(withoutPositions(state)), { level: 9 }));
    return file;
  } finally {
    scenario.end();
  }
}

function withoutPositions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPositions);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !POSITIONS.has(key));
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutPositions(member)]));
}

void record().then((file) => process.stdout.write(`wrote ${path.basename(file)}\n`));
