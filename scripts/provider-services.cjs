// The provider packages of the program, and the services that each one's root exports.
"use strict";
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const path = require("node:path");

const PACKAGES = ["@pulumi/aws", "@pulumi/kubernetes"];

/** Modules that the root of a package exports, each a folder with an index. */
function servicesOf(name) {
  const folder = path.dirname(require.resolve(name));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "index.js")))
    .map((entry) => entry.name);
}

/** What else the root exports (`getRegion` …), from the list that its first line makes. */
function otherExportsOf(name) {
  const services = new Set(["Provider", ...servicesOf(name)]);
  const source = readFileSync(require.resolve(name), "utf8");
  const declared = source.matchAll(/exports\.(\w+) = (?=exports\.|void 0)/g);
  return [...new Set([...declared].map(([, key]) => key))].filter((key) => !services.has(key));
}

module.exports = { PACKAGES, otherExportsOf, servicesOf };
