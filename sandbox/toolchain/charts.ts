import { createHash } from "node:crypto";
import path from "node:path";
import { toolFolder } from "../../engine/toolchain/cache-folder";
import { copyTree } from "./copy-tree";
import { fetchGoModule } from "../../engine/toolchain/go-module";
import { exists, installTool } from "../../engine/toolchain/install-tool";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import { CHART_MODULES } from "./versions";

/** Folder of each chart, by the name under which it is released. */
export type ChartFolders = Readonly<Record<string, string>>;

/**
 * Makes sure that the charts which published Go modules carry are cached. What they say of their own
 * version and image tags is that of the development branch: the renderer overrides it.
 */
export async function fetchCharts(context: ToolchainContext): Promise<ChartFolders> {
  const folder = chartsFolder(context);
  await installTool(
    {
      folder,
      program: path.join("base", "Chart.yaml"),
      make: async (scratch) => {
        for (const { module, version, charts } of CHART_MODULES) {
          const source = await fetchGoModule(module, version, context);
          for (const [name, inside] of Object.entries(charts)) {
            await copyTree(path.join(source, inside), path.join(scratch, name));
          }
        }
      },
    },
    context,
  );
  return foldersIn(folder);
}

/** The cached charts, or undefined where they were not fetched. Fetches nothing. */
export async function findCharts(
  context: Pick<ToolchainContext, "env">,
): Promise<ChartFolders | undefined> {
  const folder = chartsFolder(context);
  return (await exists(folder)) ? foldersIn(folder) : undefined;
}

function foldersIn(folder: string): ChartFolders {
  const names = CHART_MODULES.flatMap(({ charts }) => Object.keys(charts));
  return Object.fromEntries(names.map((name) => [name, path.join(folder, name)]));
}

function chartsFolder(context: Pick<ToolchainContext, "env">): string {
  const hash = createHash("sha256").update(JSON.stringify(CHART_MODULES)).digest("hex");
  return toolFolder(context.env, "charts", hash.slice(0, 12));
}
