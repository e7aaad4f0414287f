// Loads the services of a Pulumi provider package one by one, on first use.
//
// The root of @pulumi/aws reads the index of all its 250 services, a fifth of a second that a
// program of twenty services need not spend. Preloaded by Pulumi.yaml (`--require`), this puts a
// root into the module cache that has every service as a getter; programs import it as ever.
// lazy-provider-plugin.mjs does the same for the bundled program.
"use strict";
const { PACKAGES, otherExportsOf, servicesOf } = require("./provider-services.cjs");

/** What looks like the exports of the package's root and loads what is asked of it. */
function lazyExports(name) {
  const exports = {};
  const define = (key, get) => Object.defineProperty(exports, key, { enumerable: true, get });
  define("__esModule", () => true);
  define("Provider", () => require(`${name}/provider`).Provider);
  for (const service of servicesOf(name)) define(service, () => require(`${name}/${service}`));
  for (const key of otherExportsOf(name)) define(key, () => wholeRoot(name)[key]);
  return exports;
}

const wholeRoots = new Map();

/** The package's own root, for a program that asks for more than services. */
function wholeRoot(name) {
  if (!wholeRoots.has(name)) {
    const filename = require.resolve(name);
    const lazy = require.cache[filename];
    delete require.cache[filename];
    wholeRoots.set(name, require(name));
    require.cache[filename] = lazy;
  }
  return wholeRoots.get(name);
}

for (const name of PACKAGES) {
  const filename = require.resolve(name);
  const exports = lazyExports(name);
  require.cache[filename] ??= { id: filename, filename, loaded: true, children: [], exports };
}
