// The provider packages of the program, and what the root of each one exports.
"use strict";
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const path = require("node:path");

const PACKAGES = ["@pulumi/aws", "@pulumi/kubernetes"];

/** Modules that a root exports, each a folder with an index. @param root - file of the root */
function servicesOf(root) {
  const folder = path.dirname(root);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "index.js")))
    .map((entry) => entry.name);
}

/** What else a root exports (`getRegion` …), from the list that its first line makes. */
function otherExportsOf(root) {
  const services = new Set(["Provider", ...servicesOf(root)]);
  const source = readFileSync(root, "utf8");
  const declared = source.matchAll(/exports\.(\w+) = (?=exports\.|void 0)/g);
  return [...new Set([...declared].map(([, key]) => key))].filter((key) => !services.has(key));
}

module.exports = { PACKAGES, otherExportsOf, servicesOf };
