import path from "node:path";
import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import type { ClusterExtra, StartedDaemon } from "../../../sandbox";
import type { ActionRunner } from "../../verb";
import { reportingToolchain } from "../engine-access";
import { addConfigFile, addStateDir, type StackFlags } from "../stack-options";
import { clusterName } from "./cluster-name";
import { rootOfSandbox } from "./sandbox-root";

interface StartFlags extends StackFlags {
  readonly stack: string;
  readonly cluster?: string;
  readonly with?: string;
}

const EXAMPLES = `
Without --with, objects are checked and stored, and nothing acts on them. With nodes, which includes
the other two, pods run on simulated nodes and deployments become ready.

Examples:
  $ orchestrate sandbox start
  $ orchestrate sandbox start --stack local --with nodes

Building needs Go and takes 4 to 10 minutes, once; starting takes seconds.`;

/** `orchestrate sandbox start`: a real API server that keeps running after the command. */
export function define(command: Command, run: ActionRunner): void {
  command
    .option("-s, --stack <stack>", "stack whose cluster it is", "dev")
    .option("--cluster <name>", "name of the cluster (default: the one that the stack declares)")
    .option("--with <extras>", "what acts on objects: controller-manager, scheduler, nodes")
    .addHelpText("after", EXAMPLES)
    .action((flags: StartFlags) =>
      run((context) => reportingToolchain(context, () => start(context, flags))),
    );
  addStateDir(addConfigFile(command));
}

async function start(context: ProcessContext, flags: StartFlags): Promise<ExitCode> {
  const { parseExtras } = await import("../../../sandbox/index.js");
  const extras = parseExtras(flags.with);
  const name = clusterName(context, flags);
  const { daemon, kubeconfig } = await startCluster(context, flags, { name, extras });
  const verb = daemon.isNew ? "started" : "is running already";
  const acting = [...daemon.access.extras].join(", ");
  context.stdout.write(
    [
      `${name} of ${flags.stack}: ${verb}, ${daemon.access.server}`,
      acting === "" ? "objects are stored, nothing acts on them" : `with ${acting}`,
      `kubectl --kubeconfig ${kubeconfig} get namespaces`,
      "stop it with `orchestrate sandbox stop`",
      "",
    ].join("\n"),
  );
  return EXIT.ok;
}

async function startCluster(
  context: ProcessContext,
  flags: StartFlags,
  wanted: { readonly name: string; readonly extras: ReadonlySet<ClusterExtra> },
): Promise<{ readonly daemon: StartedDaemon; readonly kubeconfig: string }> {
  const { clusterFiles, clustersRoot, installForClusters, startDaemon } =
    await import("../../../sandbox/index.js");
  const root = await rootOfSandbox(context, flags);
  const files = clusterFiles(path.join(clustersRoot(root), flags.stack, wanted.name));
  const programs = await installForClusters(context);
  const daemon = await startDaemon({ ...wanted, files, programs }, context);
  return { daemon, kubeconfig: files.kubeconfig };
}
