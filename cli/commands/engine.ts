import type { Command } from "commander";
import type { EngineSearch, ResolvedEngine } from "../../sandbox/toolchain/engine";
import type { CommandModule, CommandRunner } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { INSTALL_COMMAND, reportingToolchain } from "./engine-access";

/** `orchestrate engine install | status | path`: the real Pulumi engine that operations run on. */
export const engineCommand: CommandModule = {
  register(program: Command, run: CommandRunner): void {
    const engine = program
      .command("engine")
      .description("find or install the Pulumi engine, which up, refresh and destroy need");
    engine
      .command("install")
      .description("use the CLI on PATH, else download the official one, else build it with Go")
      .addHelpText("after", "\nExample:\n  $ orchestrate engine install")
      .action(() => run((context) => reportingToolchain(context, () => install(context))));
    engine
      .command("status")
      .description("say which engine would be used; exit 1 where there is none")
      .addHelpText("after", "\nExample:\n  $ orchestrate engine status")
      .action(() => run(status));
    engine
      .command("path")
      .description("print the path of the engine's program")
      .addHelpText("after", '\nExample:\n  $ "$(orchestrate engine path)" version')
      .action(() => run(path));
  },
};

async function install(context: CliContext): Promise<ExitCode> {
  const { installEngine } = await import("../../sandbox/toolchain/install-engine.js");
  context.stdout.write(`${describeEngine(await installEngine(context))}\n`);
  return EXIT.ok;
}

async function status(context: CliContext): Promise<ExitCode> {
  const search = await findEngines(context);
  context.stdout.write(`${describeSearch(search)}\n`);
  return search.engine === undefined ? EXIT.found : EXIT.ok;
}

async function path(context: CliContext): Promise<ExitCode> {
  const { engine } = await findEngines(context);
  if (engine === undefined) {
    context.stderr.write(`there is no engine; install one with \`${INSTALL_COMMAND}\`\n`);
    return EXIT.found;
  }
  context.stdout.write(`${engine.executable}\n`);
  return EXIT.ok;
}

async function findEngines(context: CliContext): Promise<EngineSearch> {
  const { searchEngine } = await import("../../sandbox/toolchain/engine.js");
  return searchEngine(context);
}

function describeSearch({ engine, passedOver }: EngineSearch): string {
  const found =
    engine === undefined
      ? `no engine; install one with \`${INSTALL_COMMAND}\``
      : describeEngine(engine);
  return passedOver === undefined ? found : `${found}\npassed over: ${passedOver}`;
}

function describeEngine(engine: ResolvedEngine): string {
  const origin = engine.origin === "path" ? "on PATH" : "cached";
  const host = engine.hasLanguageHost ? "official" : "ours";
  return `pulumi ${engine.version} (${origin}; Node.js language host: ${host})\n${engine.executable}`;
}
