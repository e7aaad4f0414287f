import { type Command, Option } from "commander";
import type { SandboxFolders } from "../../../sandbox/sandbox-folders";
import type { CommandModule, CommandRunner } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { addStateDir, type StackFlags } from "../stack-options";
import { rootOfSandbox } from "./sandbox-root";

interface DriftFlags extends StackFlags {
  readonly stack: string;
}

interface ListFlags extends DriftFlags {
  readonly type?: string;
  readonly format: "text" | "json";
}

interface AddFlags extends DriftFlags {
  readonly name: string;
  readonly inputs: string;
  readonly region?: string;
}

/** `orchestrate sandbox drift`: changes to a simulated account behind Pulumi's back. */
export const driftSubcommand: CommandModule = {
  register(sandbox, run) {
    const drift = sandbox
      .command("drift")
      .description("change a stack's simulated account behind Pulumi's back, for refresh to find");
    registerList(drift, run);
    registerShow(drift, run);
    registerSet(drift, run);
    registerRemove(drift, run);
    registerAdd(drift, run);
  },
};

const KUBERNETES_HINT = `
Objects in a sandbox cluster are changed with kubectl; \`orchestrate sandbox status\` says how.`;

function registerList(drift: Command, run: CommandRunner): void {
  const list = drift
    .command("list")
    .description("list what exists")
    .option("--type <type>", "only types that contain this text, for example Subnet")
    .addOption(new Option("--format <format>", "output").choices(["text", "json"]).default("text"))
    .addHelpText(
      "after",
      `
Examples:
  $ orchestrate sandbox drift list
  $ orchestrate sandbox drift list --stack prod --type Subnet --format json`,
    )
    .action((flags: ListFlags) => run((context) => listAll(context, flags)));
  addStack(list);
}

function registerShow(drift: Command, run: CommandRunner): void {
  const show = drift
    .command("show")
    .description("print one thing with all its properties, as JSON; secrets are left out")
    .argument("<urn-or-id>", "what to print")
    .addHelpText("after", "\nExample:\n  $ orchestrate sandbox drift show dev-cluster")
    .action((name: string, flags: DriftFlags) => run((context) => showOne(context, name, flags)));
  addStack(show);
}

function registerSet(drift: Command, run: CommandRunner): void {
  const set = drift
    .command("set")
    .description("change a property; the simulated cloud refuses what the real one would")
    .argument("<urn-or-id>", "what to change")
    .argument("<path=value>", "property and its new value; null takes it away")
    .addHelpText(
      "after",
      `
Examples:
  $ orchestrate sandbox drift set dev-cluster tags.owner=somebody-else
  $ orchestrate sandbox drift set dev-cluster vpcConfig.endpointPublicAccess=true
  $ orchestrate sandbox drift set dev-cluster 'tags["cost-center"]=null'
${KUBERNETES_HINT}`,
    )
    .action((name: string, text: string, flags: DriftFlags) =>
      run((context) => setOne(context, name, text, flags)),
    );
  addStack(set);
}

function registerRemove(drift: Command, run: CommandRunner): void {
  const remove = drift
    .command("remove")
    .description("delete a thing; the simulated cloud refuses what the real one would")
    .argument("<urn-or-id>", "what to delete")
    .addHelpText(
      "after",
      `
Example:
  $ orchestrate sandbox drift remove alias/dev-cluster
${KUBERNETES_HINT}`,
    )
    .action((name: string, flags: DriftFlags) => run((context) => removeOne(context, name, flags)));
  addStack(remove);
}

function registerAdd(drift: Command, run: CommandRunner): void {
  const add = drift
    .command("add")
    .description("make an AWS thing that no stack knows, for example to rehearse an import")
    .argument("<type>", "type token")
    .requiredOption("--name <name>", "name by which the list shows it")
    .option("--inputs <json>", "its properties", "{}")
    .option("--region <region>", "where it is (default: where the rest of the account is)")
    .addHelpText(
      "after",
      `
Example:
  $ orchestrate sandbox drift add aws:ec2/vpc:Vpc --name legacy --inputs '{"cidrBlock":"10.9.0.0/16"}'`,
    )
    .action((type: string, flags: AddFlags) => run((context) => addOne(context, type, flags)));
  addStack(add);
}

function addStack(command: Command): void {
  addStateDir(command.option("-s, --stack <stack>", "stack whose account it is", "dev"));
}

async function listAll(context: CliContext, flags: ListFlags): Promise<ExitCode> {
  const { listThings } = await import("../../../sandbox/drift/stack-accounts.js");
  const { formatThingsJson, formatThingsText } =
    await import("../../../sandbox/drift/format-things.js");
  const { accounts } = await foldersOf(context, flags);
  const wanted = (flags.type ?? "").toLowerCase();
  const things = listThings(accounts).filter(({ record }) =>
    record.type.toLowerCase().includes(wanted),
  );
  const format = flags.format === "json" ? formatThingsJson : formatThingsText;
  context.stdout.write(format(things));
  return EXIT.ok;
}

async function showOne(context: CliContext, name: string, flags: DriftFlags): Promise<ExitCode> {
  const { findThing } = await import("../../../sandbox/drift/stack-accounts.js");
  const { accounts } = await foldersOf(context, flags);
  const { urn, type, id, inputs, outputs } = findThing(accounts, name).record;
  const document = { urn, type, id, inputs, outputs };
  context.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
  return EXIT.ok;
}

async function setOne(
  context: CliContext,
  name: string,
  text: string,
  flags: DriftFlags,
): Promise<ExitCode> {
  const { findThing } = await import("../../../sandbox/drift/stack-accounts.js");
  const { parseAssignment, setProperty } = await import("../../../sandbox/drift/change-thing.js");
  const { accounts } = await idleFolders(context, flags);
  const thing = findThing(accounts, name);
  const assignment = parseAssignment(text);
  const { before, after } = setProperty(thing, assignment);
  const change = `${JSON.stringify(before) ?? "nothing"} -> ${JSON.stringify(after) ?? "nothing"}`;
  context.stdout.write(`simulated: ${thing.record.id}: ${assignment.path}: ${change}\n`);
  return EXIT.ok;
}

async function removeOne(context: CliContext, name: string, flags: DriftFlags): Promise<ExitCode> {
  const { findThing } = await import("../../../sandbox/drift/stack-accounts.js");
  const { removeThing } = await import("../../../sandbox/drift/change-thing.js");
  const { accounts } = await idleFolders(context, flags);
  const thing = findThing(accounts, name);
  removeThing(thing);
  context.stdout.write(`simulated: removed ${thing.record.type} ${thing.record.id}\n`);
  return EXIT.ok;
}

async function addOne(context: CliContext, type: string, flags: AddFlags): Promise<ExitCode> {
  const { addThing } = await import("../../../sandbox/drift/add-thing.js");
  const { accounts } = await idleFolders(context, flags);
  const { stack, name, inputs, region } = flags;
  const id = await addThing(accounts, { stack, type, name, inputs, region });
  context.stdout.write(`${id}\n`);
  return EXIT.ok;
}

async function idleFolders(context: CliContext, flags: DriftFlags): Promise<SandboxFolders> {
  const { assertIdle } = await import("../../../sandbox/drift/idle-stack.js");
  const folders = await foldersOf(context, flags);
  assertIdle(context.projectRoot, folders, flags.stack);
  return folders;
}

async function foldersOf(context: CliContext, flags: DriftFlags): Promise<SandboxFolders> {
  const { assertStackExists } = await import("../../../plan/config/stack-names.js");
  const { sandboxFolders } = await import("../../../sandbox/sandbox-folders.js");
  assertStackExists(context.projectRoot, flags.stack);
  return sandboxFolders(await rootOfSandbox(context, flags), flags.stack);
}
