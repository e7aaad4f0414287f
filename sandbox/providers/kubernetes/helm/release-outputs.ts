import { mergeOutputs } from "../../outputs";
import type { Properties } from "../../properties";
import type { ObjectReference } from "../object-api";
import { idOf } from "../object-name";
import type { ReleaseRecord } from "./release-record";

/** Outputs of an installed release. */
export function outputsOfRelease(inputs: Properties, record: ReleaseRecord): Properties {
  const { name, namespace, chart, version, revision, objects } = record;
  const status = { name, namespace, chart, version, appVersion: version, revision };
  return mergeOutputs(inputs, {
    resourceNames: resourceNames(objects),
    status: { ...status, status: "deployed" },
  });
}

/** Names of objects by kind: `Deployment/apps/v1` has `istio-system/istiod`. */
export function resourceNames(objects: readonly ObjectReference[]): Properties {
  const names = new Map<string, string[]>();
  for (const { apiVersion, kind, name, namespace } of objects) {
    const key = `${kind}/${apiVersion}`;
    names.set(key, [...(names.get(key) ?? []), idOf(name, namespace)]);
  }
  const sorted = [...names].map(([key, ids]) => [key, ids.sort()]);
  return Object.fromEntries(sorted.sort());
}
