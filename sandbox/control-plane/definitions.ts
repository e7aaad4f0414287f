import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { parseAllDocuments } from "yaml";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";
import type { ClusterAccess } from "./cluster";
import { requestServer } from "./server-request";

/** A custom resource definition, as far as we look into it. */
export interface Definition {
  readonly name: string;
  readonly group: string;
  readonly kind: string;
  /** Versions that it serves. */
  readonly versions: readonly string[];
  readonly manifest: Readonly<Record<string, unknown>>;
}

const COLLECTION = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** Requests at once; the server itself works on few. */
const PARALLEL = 4;

const SERVED_INTERVAL_MS = 100;

/** The definitions in YAML files, one each name: a later file replaces what an earlier one says. */
export async function readDefinitions(files: readonly string[]): Promise<readonly Definition[]> {
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  const found = texts
    .flatMap((text) => parseAllDocuments(text).map((document): unknown => document.toJS()))
    .map(asDefinition)
    .filter((definition) => definition !== undefined);
  return [...new Map(found.map((definition) => [definition.name, definition])).values()];
}

/** Defines custom resources and returns when every one of them is served. */
export async function defineAll(
  access: ClusterAccess,
  definitions: readonly Definition[],
  signal: AbortSignal,
): Promise<void> {
  const queue = [...definitions];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      signal.throwIfAborted();
      await define(access, next);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  await untilServed(access, definitions, signal);
}

async function define(access: ClusterAccess, { name, manifest }: Definition): Promise<void> {
  const { status, body } = await requestServer(access, "POST", COLLECTION, manifest);
  if (status < 300 || status === 409) return;
  throw new ToolchainError(`simulated: the definition ${name} is refused: ${String(body.message)}`);
}

/** Returns when the API server serves every version of every definition. */
async function untilServed(
  access: ClusterAccess,
  definitions: readonly Definition[],
  signal: AbortSignal,
): Promise<void> {
  const missing = new Map<string, Set<string>>();
  for (const { group, kind, versions } of definitions) {
    for (const version of versions) {
      const path = `/apis/${group}/${version}`;
      missing.set(path, (missing.get(path) ?? new Set()).add(kind));
    }
  }
  while (missing.size > 0) {
    for (const [path, kinds] of missing) {
      const served = await servedKinds(access, path);
      if ([...kinds].every((kind) => served.has(kind))) missing.delete(path);
    }
    if (missing.size > 0) await delay(SERVED_INTERVAL_MS, undefined, { signal });
  }
}

async function servedKinds(access: ClusterAccess, path: string): Promise<ReadonlySet<unknown>> {
  const { body } = await requestServer(access, "GET", path);
  const resources: readonly unknown[] = Array.isArray(body.resources) ? body.resources : [];
  return new Set(resources.filter(isPlainObject).map(({ kind }) => kind));
}

function asDefinition(document: unknown): Definition | undefined {
  if (!isPlainObject(document) || document.kind !== "CustomResourceDefinition") return undefined;
  const { metadata, spec } = document;
  if (!isPlainObject(metadata) || !isPlainObject(spec) || !isPlainObject(spec.names)) {
    return undefined;
  }
  const versions: readonly unknown[] = Array.isArray(spec.versions) ? spec.versions : [];
  return {
    name: String(metadata.name),
    group: String(spec.group),
    kind: String(spec.names.kind),
    versions: versions
      .filter(isPlainObject)
      .filter(({ served }) => served === true)
      .map(({ name }) => String(name)),
    manifest: document,
  };
}
