import path from "node:path";
import type { ClusterExtra } from "../../../sandbox/control-plane/cluster";
import type { StartedDaemon } from "../../../sandbox/control-plane/start-daemon";
import type { CommandModule } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { reportingToolchain } from "../engine-access";
import { addConfigFile, addStateDir, type StackFlags } from "../stack-options";
import { rootOfSandbox } from "./sandbox-root";

interface StartFlags extends StackFlags {
  readonly stack: string;
  readonly cluster?: string;
  readonly with?: string;
}

/** `orchestrate sandbox start`: a real API server that goes on after the command. */
export const startSubcommand: CommandModule = {
  register(sandbox, run) {
    const command = sandbox
      .command("start")
      .description("start a real Kubernetes API server for a stack; the first time it is built")
      .option("-s, --stack <stack>", "stack whose cluster it is", "dev")
      .option("--cluster <name>", "name of the cluster (default: the one that the stack declares)")
      .option("--with <extras>", "what acts on objects: controller-manager, scheduler, nodes")
      .addHelpText("after", EXAMPLES)
      .action((flags: StartFlags) =>
        run((context) => reportingToolchain(context, () => start(context, flags))),
      );
    addStateDir(addConfigFile(command));
  },
};

const EXAMPLES = `
Without --with, objects are checked and stored, and nothing acts on them. With nodes, which brings
the other two, pods run on simulated nodes and deployments become ready.

Examples:
  $ orchestrate sandbox start
  $ orchestrate sandbox start --stack local --with nodes

Building needs Go and takes 4 to 10 minutes, once; starting takes seconds.`;

async function start(context: CliContext, flags: StartFlags): Promise<ExitCode> {
  const { parseExtras } = await import("../../../sandbox/control-plane/parse-extras.js");
  const { clusterName } = await import("./cluster-name.js");
  const extras = parseExtras(flags.with);
  const name = clusterName(context, flags);
  const { daemon, kubeconfig } = await startCluster(context, flags, { name, extras });
  const verb = daemon.isNew ? "started" : "runs already";
  const acting = [...daemon.access.extras].join(", ");
  context.stdout.write(
    [
      `${name} of ${flags.stack}: ${verb}, ${daemon.access.server}`,
      acting === "" ? "objects are stored, nothing acts on them" : `with ${acting}`,
      `kubectl --kubeconfig ${kubeconfig} get namespaces`,
      "end it with `orchestrate sandbox stop`",
      "",
    ].join("\n"),
  );
  return EXIT.ok;
}

async function startCluster(
  context: CliContext,
  flags: StartFlags,
  wanted: { readonly name: string; readonly extras: ReadonlySet<ClusterExtra> },
): Promise<{ readonly daemon: StartedDaemon; readonly kubeconfig: string }> {
  const { clustersRoot } = await import("../../../sandbox/sandbox-folders.js");
  const { clusterFiles } = await import("../../../sandbox/control-plane/cluster-files.js");
  const { startDaemon } = await import("../../../sandbox/control-plane/start-daemon.js");
  const { installForClusters } =
    await import("../../../sandbox/control-plane/install-for-clusters.js");
  const root = await rootOfSandbox(context, flags);
  const files = clusterFiles(path.join(clustersRoot(root), flags.stack, wanted.name));
  const programs = await installForClusters(context);
  const daemon = await startDaemon({ ...wanted, files, programs }, context);
  return { daemon, kubeconfig: files.kubeconfig };
}
