import type { Server } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  AboutResponse,
  GetProgramDependenciesResponse,
  GetRequiredPackagesResponse,
  LanguageHandshakeResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PackageDependency, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { unary, unaryWithSignal } from "../rpc/serve";
import { ChildPrograms } from "./child-programs";
import { findRequiredPackages } from "./required-packages";
import type { RequiredPackage } from "./required-packages";
import { runPlugin } from "./run-plugin";
import { runProgram } from "./run-program";

/** What the engine asks of a language host; the rest is answered "unimplemented". */
type Answered = Pick<
  ILanguageRuntimeServer,
  | "handshake"
  | "getRequiredPackages"
  | "run"
  | "runPlugin"
  | "getPluginInfo"
  | "installDependencies"
  | "about"
  | "getProgramDependencies"
  | "cancel"
>;

/**
 * Our own Node.js language host, for engines that come without the official one. The engine attaches
 * to it (`PULUMI_DEBUG_LANGUAGES`) and names its own address in the handshake.
 */
export class LanguageHost {
  private readonly programs: ChildPrograms;
  private engineAddress = "";

  /** @param env - environment of the programs that it runs */
  constructor(env: Readonly<Record<string, string | undefined>>) {
    this.programs = new ChildPrograms(env);
  }

  /** Adds the host to a server. */
  register(server: Server): void {
    const answered: Answered = {
      handshake: unary((request) => {
        this.engineAddress = request.getEngineAddress();
        return new LanguageHandshakeResponse();
      }),
      getRequiredPackages: unary(async (request) => {
        const root = request.getInfo()?.getRootDirectory() ?? "";
        return packagesResponse(await findRequiredPackages(root));
      }),
      run: unaryWithSignal((request, signal) =>
        runProgram(request, this.engineAddress, this.programs, signal),
      ),
      runPlugin: (call) => void runPlugin(call, this.programs),
      getPluginInfo: unary(() => new PluginInfo()),
      installDependencies: (call) => call.end(),
      about: unary(() => aboutNode()),
      getProgramDependencies: unary(() => new GetProgramDependenciesResponse()),
      // The engine cancels one of its contexts; programs of the others go on. A call that is
      // cancelled ends its own program.
      cancel: unary(() => new Empty()),
    };
    server.addService(LanguageRuntimeService, answered);
  }

  /** Ends every program that still runs. */
  stop(): void {
    this.programs.endAll();
  }
}

function packagesResponse(packages: readonly RequiredPackage[]): GetRequiredPackagesResponse {
  const response = new GetRequiredPackagesResponse();
  response.setPackagesList(
    packages.map(({ name, version }) => {
      const dependency = new PackageDependency();
      dependency.setKind("resource");
      dependency.setName(name);
      dependency.setVersion(version);
      return dependency;
    }),
  );
  return response;
}

function aboutNode(): AboutResponse {
  const response = new AboutResponse();
  response.setExecutable(process.execPath);
  response.setVersion(process.version);
  return response;
}
