import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { installControlPlane } from "../../sandbox/toolchain/control-plane";
import { testToolchainContext } from "./toolchain-context";

/** A program that opens a cluster, says its address and goes on until it is killed. */
async function main(): Promise<void> {
  const [folder = "", name = ""] = process.argv.slice(2);
  const context = testToolchainContext();
  const programs = await installControlPlane(context);
  const { server } = await new SandboxClusters({ folder, programs, context }).open(name);
  process.stdout.write(`${server}\n`);
  setInterval(() => undefined, 60_000);
}

void main();
