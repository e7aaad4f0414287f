import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import type { BenchContext } from "./benchmark";

/** Writes so many manifests of one object each, in fours that belong together. */
export function writeSmallManifests({ scratch }: BenchContext, count: number): string {
  const folder = path.join(scratch, "manifests");
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const name = `app-${index >> 2}`;
    const file = path.join(folder, `${name}-${index % 4}.yaml`);
    writeFileSync(file, stringify(manifest(name, index % 4)));
  }
  return folder;
}

function manifest(name: string, part: number): object {
  const metadata = { name, namespace: "shop" };
  const labels = { app: name };
  switch (part) {
    case 0:
      return { apiVersion: "apps/v1", kind: "Deployment", metadata, spec: deployment(name) };
    case 1: {
      const spec = { selector: labels, ports: [{ port: 80, targetPort: 8080 }] };
      return { apiVersion: "v1", kind: "Service", metadata, spec };
    }
    case 2:
      return { apiVersion: "v1", kind: "ConfigMap", metadata, data: { LOG_LEVEL: "info" } };
    default: {
      const spec = { minAvailable: 1, selector: { matchLabels: labels } };
      return { apiVersion: "policy/v1", kind: "PodDisruptionBudget", metadata, spec };
    }
  }
}

function deployment(name: string): object {
  const labels = { app: name };
  const resources = {
    requests: { cpu: "100m", memory: "128Mi" },
    limits: { memory: "128Mi" },
  };
  const image = `registry.example.com/${name}:1.0.0`;
  const containers = [{ name: "app", image, ports: [{ containerPort: 8080 }], resources }];
  return {
    replicas: 2,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers } },
  };
}
