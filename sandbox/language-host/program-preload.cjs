// Makes a program start faster in the sandbox; our language host loads this before the program.
// What a program declares does not depend on it: other language hosts run without it.
//
// 1. The root of @pulumi/aws reads the index of all its 250 services, a fifth of a second that a
//    program of twenty services does not need. This puts a root into the module cache that has every
//    service as a getter.
// 2. The SDK takes a stack trace of every promise, in case it leaks, and of every resource, for the
//    position in the source that the state records; each is mapped back to the sources. These traces
//    are left out, those of errors are not.
"use strict";
const { createRequire } = require("node:module");
const path = require("node:path");
const { PACKAGES, otherExportsOf, servicesOf } = require("./provider-services.cjs");

/** Loads modules as the program does. */
const load = createRequire(path.join(process.cwd(), "package.json"));

for (const name of PACKAGES) putLazyRoot(name);
skipBookkeepingTraces();

function putLazyRoot(name) {
  const root = resolved(name);
  if (root === undefined || require.cache[root] !== undefined) return;
  const exports = lazyExports(name, root);
  require.cache[root] = { id: root, filename: root, loaded: true, children: [], exports };
}

function resolved(name) {
  try {
    return load.resolve(name);
  } catch {
    // The program does not use this provider.
    return undefined;
  }
}

/** What looks like the exports of the package's root and loads what is asked of it. */
function lazyExports(name, root) {
  const exports = {};
  const define = (key, get) => Object.defineProperty(exports, key, { enumerable: true, get });
  define("__esModule", () => true);
  define("Provider", () => load(`${name}/provider`).Provider);
  for (const service of servicesOf(root)) define(service, () => load(`${name}/${service}`));
  for (const key of otherExportsOf(root)) define(key, () => wholeRoot(root)[key]);
  return exports;
}

const wholeRoots = new Map();

/** The package's own root, for a program that asks for more than services. */
function wholeRoot(root) {
  if (!wholeRoots.has(root)) {
    const lazy = require.cache[root];
    delete require.cache[root];
    wholeRoots.set(root, load(root));
    require.cache[root] = lazy;
  }
  return wholeRoots.get(root);
}

/** Wraps the formatter that the SDK installs when it starts. */
function skipBookkeepingTraces() {
  const bookkeeping = new Set(["debuggablePromise", "callsites"]);
  let wrapped;
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    get: () => wrapped,
    set: (format) => {
      wrapped =
        format &&
        ((error, frames) =>
          bookkeeping.has(frames[0]?.getFunctionName()) ? "" : format(error, frames));
    },
  });
}
