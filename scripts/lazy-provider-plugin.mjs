// The esbuild plugin that gives a bundle lazy provider roots, as lazy-providers.cjs gives them to a
// program that runs from its sources.
import services from "./provider-services.cjs";

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
        contents: renderRoot(name),
        loader: "js",
        resolveDir,
      }));
    },
  };
}

function renderRoot(name) {
  const getters = servicesOf(name).map(
    (service) => `get ${service}() { return require("${name}/${service}"); },`,
  );
  const others = otherExportsOf(name).map(
    (key) => `get ${key}() { return require("${name}/index.js").${key}; },`,
  );
  const provider = `get Provider() { return require("${name}/provider").Provider; },`;
  return `module.exports = {\n${[provider, ...getters, ...others].join("\n")}\n};\n`;
}
