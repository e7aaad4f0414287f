import { isProperties, textOf } from "../../properties";
import type { Properties } from "../../properties";
import { planFields } from "../manifest";

/** A release as its inputs ask for it, secrets as plain values. */
export interface ReleaseRequest {
  readonly name: string;
  readonly namespace: string;
  /** Without the address of its registry. */
  readonly chart: string;
  readonly version: string;
  readonly values: Properties;
  readonly createsNamespace: boolean;
  readonly skipsDefinitions: boolean;
  /** Something of it is not known yet. */
  readonly isPartial: boolean;
}

/** Reads a release's inputs. */
export function releaseRequest(inputs: Properties): ReleaseRequest {
  const { fields, unknownPaths } = planFields(inputs);
  return {
    name: textOf(fields, "name") ?? "",
    namespace: textOf(fields, "namespace") ?? "default",
    chart: chartName(textOf(fields, "chart") ?? ""),
    version: textOf(fields, "version") ?? "",
    values: isProperties(fields.values) ? fields.values : {},
    createsNamespace: isTrue(fields.createNamespace),
    skipsDefinitions: isTrue(fields.skipCrds),
    isPartial: unknownPaths.length > 0,
  };
}

/** A chart in a registry is identified by its address there: `oci://registry.example/folder/name`. */
function chartName(reference: string): string {
  return reference.startsWith("oci://")
    ? reference.slice(reference.lastIndexOf("/") + 1)
    : reference;
}

/** The SDK sends some flags of a provider as texts. */
function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}
