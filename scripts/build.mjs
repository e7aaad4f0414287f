// Builds dist/ (JavaScript of the program, the library, the command) and policy/dist/ (the pack, bundled).
// With --declarations also the .d.ts files, which need the type checker and so take longer.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folders = ["components", "stacks", "plan", "policy", "cli", "sandbox"];

function sourcesUnder(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(`${path.sep}dist${path.sep}`));
}

const target = { platform: "node", target: "node20", format: "cjs", logLevel: "warning" };

await build({
  ...target,
  entryPoints: [path.join(root, "index.ts"), ...folders.flatMap(sourcesUnder)],
  outdir: path.join(root, "dist"),
  outbase: root,
  loader: { ".json": "copy" },
});

await build({
  ...target,
  entryPoints: [path.join(root, "policy/index.ts")],
  outfile: path.join(root, "policy/dist/index.js"),
  bundle: true,
  external: ["@pulumi/*"],
});

if (process.argv.includes("--declarations")) {
  const tsc = path.join(root, "node_modules/typescript/bin/tsc");
  const run = spawnSync(
    process.execPath,
    [tsc, "--project", path.join(root, "tsconfig.build.json")],
    {
      stdio: "inherit",
    },
  );
  if (run.status !== 0) process.exit(run.status ?? 1);
}
