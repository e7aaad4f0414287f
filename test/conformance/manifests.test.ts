import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { SandboxClusters } from "../../sandbox/control-plane/sandbox-clusters";
import { installControlPlane } from "../../sandbox/toolchain/control-plane";
import { type Manifest, ManifestClient } from "../support/manifest-client";
import { orchestrate } from "../support/orchestrate";
import { testToolchainContext } from "../support/toolchain-context";

const clustersFolder = mkdtempSync(path.join(os.tmpdir(), "conformance-"));

let clusters: SandboxClusters;
let client: ManifestClient;

beforeAll(async () => {
  const context = testToolchainContext();
  const programs = await installControlPlane(context);
  clusters = new SandboxClusters({ folder: clustersFolder, programs, context });
  client = new ManifestClient(await clusters.open("conformance"));
});

afterAll(async () => {
  await client?.close();
  await clusters?.forgetAll();
  rmSync(clustersFolder, { recursive: true, force: true });
});

describe.each(["dev", "prod", "local"])("manifests of %s", (stack) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), `render-${stack}-`));
  let manifests: readonly Manifest[];

  beforeAll(() => {
    const rendered = orchestrate(["render", "--stack", stack, "--out", folder, "--force"]);
    expect(rendered.stderr).toContain("wrote");
    manifests = inCreationOrder(renderedManifests(folder));
  });

  afterAll(async () => {
    // The stacks share names; namespaces stay, because nothing here would empty and delete them.
    for (const manifest of manifests.filter(({ kind }) => kind !== "Namespace")) {
      await client.remove(manifest);
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it("are all accepted by the API server with strict field validation", async () => {
    const rejected: string[] = [];
    for (const manifest of manifests) {
      const rejection = await client.apply(manifest);
      if (rejection !== undefined) rejected.push(`${nameOf(manifest)}: ${rejection}`);
    }
    expect(rejected).toEqual([]);
    expect(manifests.length).toBeGreaterThan(20);
  });

  it("would be refused with a field that does not exist", async () => {
    const deployment = manifests.find(({ kind }) => kind === "Deployment");
    const misspelt = {
      ...deployment,
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { ...deployment?.metadata, name: "misspelt" },
      spec: { replica: 1 },
    };
    const rejection = await client.apply(misspelt);
    expect(rejection).toContain('unknown field "spec.replica"');
  });
});

function renderedManifests(folder: string): readonly Manifest[] {
  const root = path.join(folder, "kubernetes");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => readManifests(path.join(root, file)));
}

/** Namespaces before what lives in them; everything else in any order. */
function inCreationOrder(manifests: readonly Manifest[]): readonly Manifest[] {
  const isNamespace = ({ kind }: Manifest): boolean => kind === "Namespace";
  return [
    ...manifests.filter(isNamespace),
    ...manifests.filter((manifest) => !isNamespace(manifest)),
  ];
}

function readManifests(file: string): readonly Manifest[] {
  return parseAllDocuments(readFileSync(file, "utf8"))
    .map((document): unknown => document.toJS())
    .filter(isManifest);
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === "object" && value !== null && "apiVersion" in value && "kind" in value;
}

function nameOf(manifest: Manifest): string {
  const { kind, metadata } = manifest;
  return [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join("/");
}
