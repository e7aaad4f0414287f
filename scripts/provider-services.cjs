// The provider packages of the program, and the services that each one's root exports.
"use strict";
const { existsSync, readdirSync } = require("node:fs");
const path = require("node:path");

const PACKAGES = ["@pulumi/aws", "@pulumi/kubernetes"];

/** Modules that the root of a package exports, each a folder with an index. */
function servicesOf(name) {
  const folder = path.dirname(require.resolve(name));
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, "index.js")))
    .map((entry) => entry.name);
}

module.exports = { PACKAGES, servicesOf };
