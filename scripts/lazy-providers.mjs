// An esbuild plugin: loads the services of a Pulumi provider package one by one, on first use.
//
// The root of @pulumi/aws reads the index of all its 250 services, a fifth of a second that a plan
// of twenty services need not pay. `import * as aws from "@pulumi/aws"` keeps its meaning: every
// property of the root is there, as a getter.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const NAMESPACE = "lazy-provider";

/** Rewrites the root imports of these packages. */
export function lazyProviders(root, packages) {
  return {
    name: NAMESPACE,
    setup(build) {
      const filter = new RegExp(`^(?:${packages.join("|")})$`);
      build.onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: NAMESPACE }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: name }) => ({
        contents: renderRoot(path.join(root, "node_modules", name), name),
        loader: "js",
        resolveDir: root,
      }));
    },
  };
}

function renderRoot(folder, name) {
  const getters = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "index.js")))
    .map(({ name: service }) => `get ${service}() { return require("${name}/${service}"); },`);
  const provider = `get Provider() { return require("${name}/provider").Provider; },`;
  return `module.exports = {\n${[provider, ...getters].join("\n")}\n};\n`;
}
