import path from "node:path";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { loadStackConfig, planProgram } from "../plan";
import type { PackResource } from "./pack-client";
import { makeWorkloads } from "./workloads";

/** Services enough for a thousand resources of prod's shape. */
const SERVICES = 130;

/** What the engine sends for a value that is not known yet. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

/** The first so many resources of prod with many services, as the engine would send them. */
export async function makePackResources(
  root: string,
  count: number,
): Promise<readonly PackResource[]> {
  const stack = loadStackConfig(root, "prod");
  const services = JSON.stringify({ workloads: makeWorkloads(SERVICES) });
  const config = { ...stack.config, [`${stack.project}:services`]: services };
  const plan = await planProgram({ ...stack, config, entry: path.join(root, "dist/index.js") });
  const resources = plan.resources
    .filter(({ custom }) => custom)
    .slice(0, count)
    .map(({ type, name, urn, inputs }) => ({ type, name, urn, inputs: onTheWire(inputs) }));
  if (resources.length < count) throw new Error(`the plan has ${resources.length} resources only`);
  return resources;
}

function onTheWire(
  inputs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, JavaScriptValue>> {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, toWire(value)]));
}

function toWire(value: unknown): JavaScriptValue {
  if (Array.isArray(value)) return value.map(toWire);
  if (typeof value === "object" && value !== null) {
    if ("$unknown" in value) return UNKNOWN;
    if ("$secret" in value) return { ...SECRET, value: "hidden" };
    return { ...onTheWire({ ...value }) };
  }
  if (typeof value === "string" || typeof value === "number") return value;
  return typeof value === "boolean" ? value : null;
}
