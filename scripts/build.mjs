// Builds dist/ (the library file by file; the program and the command as bundles, which load faster)
// and policy/dist/ (the pack). With --declarations also the .d.ts files, which need the type checker
// and so take longer.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lazyProviderPlugin } from "./lazy-provider-plugin.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const from = (...parts) => path.join(root, ...parts);

const options = { platform: "node", target: "node20", format: "cjs", logLevel: "warning" };
const bundle = {
  ...options,
  bundle: true,
  external: ["@pulumi/*", "@grpc/*", "@kubernetes/*", "google-protobuf", "tsx", "esbuild"],
};

function sourcesUnder(folder) {
  return readdirSync(from(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

await Promise.all([
  // What the package exports.
  build({
    ...options,
    entryPoints: ["components", "plan", "policy"].flatMap(sourcesUnder),
    outdir: from("dist"),
    outbase: root,
  }),
  // The program, for the embedded engine.
  build({
    ...bundle,
    entryPoints: [from("index.ts")],
    outfile: from("dist/index.js"),
    plugins: [lazyProviderPlugin(root)],
  }),
  // The command. Its main part is apart from the entry, which may rebuild it before loading it; with
  // require, because Node reads a file twice that it imports.
  build({
    ...bundle,
    entryPoints: [from("cli/main.ts")],
    outfile: from("dist/cli/main.js"),
    external: [...bundle.external, "./run-command-line.js"],
    supported: { "dynamic-import": false },
  }),
  build({
    ...bundle,
    entryPoints: [from("cli/run-command-line.ts")],
    outfile: from("dist/cli/run-command-line.js"),
  }),
  // What our language host loads before a program.
  build({
    ...bundle,
    entryPoints: [from("sandbox/language-host/program-preload.cjs")],
    outfile: from("dist/sandbox/program-preload.cjs"),
  }),
  build({
    ...bundle,
    entryPoints: [from("policy/index.ts")],
    outfile: from("policy/dist/index.js"),
  }),
]);

if (process.argv.includes("--declarations")) {
  const tsc = from("node_modules/typescript/bin/tsc");
  const project = from("tsconfig.build.json");
  const run = spawnSync(process.execPath, [tsc, "--project", project], { stdio: "inherit" });
  if (run.status !== 0) process.exit(run.status ?? 1);
}
