import { type ChartFolders, findCharts } from "../toolchain/charts";
import { findHelm } from "../toolchain/helm";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";

/** Charts and the helm program as far as they are cached; looked for at the first use. */
export class CachedCharts {
  private readonly context: Pick<ToolchainContext, "env">;
  private charts: Promise<ChartFolders | undefined> | undefined;

  constructor(context: Pick<ToolchainContext, "env">) {
    this.context = context;
  }

  async folderOf(chart: string): Promise<string | undefined> {
    this.charts ??= findCharts(this.context);
    const folders = await this.charts;
    return folders !== undefined && Object.hasOwn(folders, chart) ? folders[chart] : undefined;
  }

  helm(): Promise<string | undefined> {
    return findHelm(this.context);
  }
}
