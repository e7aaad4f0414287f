import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { ROOT } from "./repository";

/** A program apart from ours: an example, or one made for a test. */
export interface ScenarioProgram {
  /** Folder of its project, made here. */
  readonly folder: string;
  readonly project: string;
  readonly stack: string;
  /** The module that declares its resources. */
  readonly entry: string;
}

/** Makes a project around a program that is only a module, with this checkout's packages. */
export function makeProject({ folder, project, stack, entry }: ScenarioProgram): void {
  mkdirSync(folder, { recursive: true });
  const runtime = {
    name: "nodejs",
    options: { packagemanager: "npm", typescript: false, nodeargs: "--import tsx" },
  };
  const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
  write("Pulumi.yaml", stringify({ name: project, runtime }));
  write(`Pulumi.${stack}.yaml`, "config: {}\n");
  write("package.json", JSON.stringify({ name: project, main: "index.ts" }));
  write("index.ts", `export * from ${JSON.stringify(entry)};\n`);
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
}
