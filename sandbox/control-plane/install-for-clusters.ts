import { fetchCharts, findCharts } from "../toolchain/charts";
import {
  type ControlPlanePrograms,
  findControlPlane,
  installControlPlane,
} from "../toolchain/control-plane";
import { findHelm, installHelm } from "../toolchain/helm";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";

/** Makes sure of all that operations on a real API server use, charts included. */
export async function installForClusters(context: ToolchainContext): Promise<ControlPlanePrograms> {
  const found = await findControlPlane(context);
  const helm = await findHelm(context);
  const charts = await findCharts(context);
  if (found === undefined || helm === undefined || charts === undefined) {
    context.stderr.write("building the programs of a sandbox cluster; this happens once\n");
  }
  const programs = await installControlPlane(context);
  await installHelm(context);
  await fetchCharts(context);
  return programs;
}
