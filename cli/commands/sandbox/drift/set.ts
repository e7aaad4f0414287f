import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../../engine/exit-codes";
import type { ProcessContext } from "../../../../engine/process-context";
import type { ActionRunner } from "../../../verb";
import { addStack, type DriftFlags, idleFolders, KUBERNETES_HINT } from "./drift-options";

const EXAMPLES = `
Examples:
  $ orchestrate sandbox drift set dev-cluster tags.owner=somebody-else
  $ orchestrate sandbox drift set dev-cluster vpcConfig.endpointPublicAccess=true
  $ orchestrate sandbox drift set dev-cluster 'tags["cost-center"]=null'
${KUBERNETES_HINT}`;

/** `orchestrate sandbox drift set`: changes one property outside of Pulumi. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<urn-or-id>", "what to change")
    .argument("<path=value>", "property and its new value; null removes it")
    .addHelpText("after", EXAMPLES)
    .action((name: string, text: string, flags: DriftFlags) =>
      run((context) => set(context, name, text, flags)),
    );
  addStack(command);
}

async function set(
  context: ProcessContext,
  name: string,
  text: string,
  flags: DriftFlags,
): Promise<ExitCode> {
  const { findThing, parseAssignment, setProperty } = await import("../../../../sandbox/index.js");
  const { accounts } = await idleFolders(context, flags);
  const thing = findThing(accounts, name);
  const assignment = parseAssignment(text);
  const { before, after } = setProperty(thing, assignment);
  const change = `${JSON.stringify(before) ?? "nothing"} -> ${JSON.stringify(after) ?? "nothing"}`;
  context.stdout.write(`simulated: ${thing.record.id}: ${assignment.path}: ${change}\n`);
  return EXIT.ok;
}
