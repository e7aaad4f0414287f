import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadResources } from "../../../policy/check/load-resources";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "policy-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: string | object): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
}

const podNamed = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\n`;
const load = (...paths: readonly string[]) => loadResources(paths, folder);
const namesAndFiles = (...paths: readonly string[]) =>
  load(...paths).map(({ name, source }) => [name, source?.file]);

const plan = {
  format: "orchestration-plan/1",
  environment: "dev",
  resources: [
    {
      urn: "u",
      type: "aws:ec2/vpc:Vpc",
      name: "net",
      custom: true,
      provider: null,
      inputs: {},
      dependencies: [],
      propertyDependencies: {},
      aliases: [],
      ignoreChanges: [],
      protect: false,
    },
  ],
};

describe("loadResources", () => {
  it("reads a folder in order of name and names files as the user would", () => {
    write("in/b.yml", podNamed("b"));
    write("in/a/c.yaml", podNamed("c"));
    write("in/d.json", { apiVersion: "v1", kind: "Pod", metadata: { name: "d" } });
    expect(namesAndFiles("in")).toEqual([
      ["c", path.join("in", "a", "c.yaml")],
      ["b", path.join("in", "b.yml")],
      ["d", path.join("in", "d.json")],
    ]);
  });

  it("passes over what is not a manifest in a folder", () => {
    write("in/values.yaml", "replicas: 2\n");
    write("in/README.md", podNamed("readme"));
    write("in/.git/x.yaml", podNamed("hidden"));
    write("in/node_modules/x.yaml", podNamed("dependency"));
    write("in/package.json", { name: "p" });
    expect(load("in")).toEqual([]);
  });

  it("does not follow a link to a folder", () => {
    write("in/a.yaml", podNamed("a"));
    symlinkSync(folder, path.join(folder, "in/loop"));
    expect(namesAndFiles("in")).toEqual([["a", path.join("in", "a.yaml")]]);
  });

  it("reads a plan and says which file it came from", () => {
    write("plan.json", plan);
    expect(load("plan.json")).toMatchObject([
      { type: "aws:ec2/vpc:Vpc", urn: "u", source: { file: "plan.json", line: 1, document: 0 } },
    ]);
  });

  it("reads a state export", () => {
    const resources = [{ urn: "a::b::t::net", type: "aws:ec2/vpc:Vpc", custom: true, inputs: {} }];
    write("state.json", { version: 3, deployment: { resources } });
    expect(namesAndFiles("state.json")).toEqual([["net", "state.json"]]);
  });

  it("reads an array of manifests", () => {
    write("all.json", [{ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }]);
    expect(namesAndFiles("all.json")).toEqual([["a", "all.json"]]);
  });

  it("lists every problem of every path at once", () => {
    write("broken.yaml", "a: 1\nb: }\n");
    write("values.yaml", "replicas: 2\n");
    write("old.json", { ...plan, format: "orchestration-plan/9" });
    write("bad.json", { ...plan, resources: [{ ...plan.resources[0], inputs: null, urn: 1 }] });
    const paths = ["nowhere", "broken.yaml", "values.yaml", "old.json", "bad.json"];
    expect(() => load(...paths)).toThrow(
      [
        "6 problems:",
        "  nowhere: does not exist; give the path of a file or folder",
        '  broken.yaml:2: is not valid YAML or JSON, unexpected flow-map-end token in YAML stream: "}"; correct the syntax there',
        "  values.yaml:1: is neither a Kubernetes manifest nor a plan nor a Pulumi state export; give it apiVersion and kind, or leave the file out",
        '  old.json: format: is not known, got "orchestration-plan/9"; make the plan again with this version, which writes orchestration-plan/1',
        "  bad.json: resources[0].urn: is not a text; give the file that `orchestrate plan` wrote",
        "  bad.json: resources[0].inputs: is not an object; give the file that `orchestrate plan` wrote",
      ].join("\n"),
    );
  });
});
