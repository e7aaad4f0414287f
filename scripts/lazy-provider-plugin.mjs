// The esbuild plugin that gives a bundle lazy provider roots, as program-preload.cjs gives them to a
// program that runs from its sources.
import { createRequire } from "node:module";
import path from "node:path";
import services from "../sandbox/language-host/provider-services.cjs";

const { PACKAGES, otherExportsOf, servicesOf } = services;
const NAMESPACE = "lazy-provider";

/** Rewrites the root imports of the provider packages; `resolveDir` is where they are installed. */
export function lazyProviderPlugin(resolveDir) {
  return {
    name: NAMESPACE,
    setup(build) {
      const filter = new RegExp(`^(?:${PACKAGES.join("|")})$`);
      build.onResolve({ filter }, ({ path: name }) => ({ path: name, namespace: NAMESPACE }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path: name }) => ({
        contents: renderRoot(
          name,
          createRequire(path.join(resolveDir, "package.json")).resolve(name),
        ),
        loader: "js",
        resolveDir,
      }));
    },
  };
}

function renderRoot(name, root) {
  const getters = servicesOf(root).map(
    (service) => `get ${service}() { return require("${name}/${service}"); },`,
  );
  const others = otherExportsOf(root).map(
    (key) => `get ${key}() { return require("${name}/index.js").${key}; },`,
  );
  const provider = `get Provider() { return require("${name}/provider").Provider; },`;
  return `module.exports = {\n${[provider, ...getters, ...others].join("\n")}\n};\n`;
}
