import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Writable } from "node:stream";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";
import type { CreatedResource, Provider } from "../providers/provider";
import { runInBackend, type SandboxStack } from "../stack-state";
import { type ExportedState, isExportedState } from "./deployment";
import { findInClouds } from "./find-created";
import { adoptOrphans, findOrphans } from "./orphans";
import { settleCreates, type Settlement } from "./settle-creates";

/** What to recover, and with which means. */
export interface Recovery {
  readonly stack: SandboxStack;
  readonly providers: readonly Provider[];
  /** Take what exists and is not in the state into the state. @default false */
  readonly adopt?: boolean | undefined;
  readonly stderr: Writable;
}

/**
 * Settles what an interrupted run had begun to create, by looking into the simulated clouds, where
 * an operator would look into the real ones. What exists and is not in the state at all is named,
 * and taken over only where that was asked for. Costs one export.
 */
export async function recoverStack(recovery: Recovery): Promise<void> {
  const { stack, providers, stderr } = recovery;
  const exported = await exportState(stack);
  const settled = await settleCreates(exported, findInClouds(providers));
  for (const settlement of settled.settlements) stderr.write(`${describe(settlement)}\n`);
  const inventory = providers.flatMap((provider) => provider.inventory?.() ?? []);
  const orphans = findOrphans(settled.state, inventory);
  for (const orphan of orphans) stderr.write(`${describeOrphan(orphan, recovery)}\n`);
  const adopted = recovery.adopt ? orphans : [];
  if (settled.settlements.length + adopted.length === 0) return;
  await importState(stack, adoptOrphans(settled.state, adopted));
}

function describe({ urn, id }: Settlement): string {
  return id === undefined
    ? `simulated: interrupted create left nothing behind and is dropped: ${urn}`
    : `simulated: interrupted create is adopted as ${id}: ${urn}`;
}

function describeOrphan({ urn, id }: CreatedResource, { adopt }: Recovery): string {
  const what = `simulated: exists and is not in the state, ${id}: ${urn}`;
  return adopt ? `${what}; taken over` : `${what}; \`refresh --adopt\` takes it over`;
}

async function exportState(stack: SandboxStack): Promise<ExportedState> {
  const text = await runInBackend(stack, ["stack", "export", "--stack", stack.name]);
  const state: unknown = JSON.parse(text);
  if (isExportedState(state)) return state;
  throw new ToolchainError("simulated: pulumi stack export printed no state");
}

/** Secrets stay encrypted on the way out and back, so the file may lie there for a moment. */
async function importState(stack: SandboxStack, state: ExportedState): Promise<void> {
  const file = path.join(stack.folders.project, `${stack.name}.settled.json`);
  try {
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
    await runInBackend(stack, ["stack", "import", "--stack", stack.name, "--file", file]);
  } finally {
    rmSync(file, { force: true });
  }
}
