import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Account } from "../../sandbox/providers/account";
import { isProperties } from "../../sandbox/providers/properties";
import { pendingOperationsOf, resourcesOf } from "../../sandbox/recovery/deployment";
import type { ExportedState, StateResource } from "../../sandbox/recovery/deployment";
import { sandboxFolders } from "../../sandbox/sandbox-folders";

/** One thing that exists or is remembered, with everything that must be equal in two runs. */
export interface SnapshotEntry {
  /** Two entries of one key are a duplicate. */
  readonly key: string;
  readonly content: string;
}

/** What a stack's simulated accounts and its state hold. */
export interface Snapshot {
  readonly account: readonly SnapshotEntry[];
  readonly state: readonly SnapshotEntry[];
  /** URNs of what was interrupted, as the state has it. */
  readonly pending: readonly string[];
}

/** Members of a state resource that say when something happened, not what it is. */
const TIMES: ReadonlySet<string> = new Set(["created", "modified", "sequenceNumber"]);

/** Metadata that a real API server makes up. */
const SERVER_MADE: ReadonlySet<string> = new Set([
  "uid",
  "resourceVersion",
  "creationTimestamp",
  "managedFields",
  "generation",
  "clusterIP",
  "clusterIPs",
]);

/** Reads accounts and state from the files of a sandbox in which nothing runs. */
export function readSnapshot(stateDir: string, stack: string): Snapshot {
  const folders = sandboxFolders(stateDir, stack);
  const state = readState(folders.backend, stack);
  return {
    account: accountEntries(folders.accounts),
    state: state === undefined ? [] : resourcesOf(state).map(stateEntry),
    pending: state === undefined ? [] : pendingOperationsOf(state).map(pendingUrn),
  };
}

function accountEntries(folder: string): readonly SnapshotEntry[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .flatMap((file) => new Account(path.join(folder, file)).list())
    .map((record) => ({ key: record.urn, content: canonical(record) }));
}

function stateEntry(resource: StateResource): SnapshotEntry {
  return { key: resource.urn, content: canonical(comparable(resource)) };
}

function pendingUrn({ resource }: { readonly resource: StateResource }): string {
  return resource.urn;
}

/** A provider's id is drawn anew in every run; everything else that differs is a difference. */
function comparable(resource: StateResource): object {
  const members = Object.entries(resource).filter(([key]) => !TIMES.has(key));
  const isProvider = resource.type.startsWith("pulumi:providers:");
  const kept = isProvider ? members.filter(([key]) => key !== "id") : members;
  const { provider } = resource;
  const urn = typeof provider === "string" ? provider.split("::").slice(0, -1).join("::") : "";
  return { ...Object.fromEntries(kept), provider: urn };
}

function readState(backend: string, stack: string): ExportedState | undefined {
  const folder = path.join(backend, ".pulumi", "stacks");
  if (!existsSync(folder)) return undefined;
  const file = readdirSync(folder, { recursive: true, encoding: "utf8" }).find(
    (name) => path.basename(name) === `${stack}.json`,
  );
  if (file === undefined) return undefined;
  const content: unknown = JSON.parse(readFileSync(path.join(folder, file), "utf8"));
  const checkpoint = isProperties(content) ? content.checkpoint : undefined;
  const latest = isProperties(checkpoint) ? checkpoint.latest : undefined;
  return isProperties(latest) ? { deployment: latest } : undefined;
}

/** JSON with sorted keys; absent, null and empty lists are the same, and so are two ciphertexts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (key: string, member: unknown) => {
    if (SERVER_MADE.has(key) || member === null) return undefined;
    if (key === "ciphertext") return "encrypted";
    if (Array.isArray(member)) return member.length === 0 ? undefined : unordered(member);
    if (!isProperties(member)) return member;
    return Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Lists of URNs are dependencies: their order follows from which of two requests was faster. */
function unordered(list: readonly unknown[]): readonly unknown[] {
  const isUrns = list.every((item) => typeof item === "string" && item.startsWith("urn:"));
  return isUrns ? list.toSorted() : list;
}
