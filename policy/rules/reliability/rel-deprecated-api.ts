import { REFUSED_ANYWAY } from "../../admission/expression";
import { REMOVED_APIS } from "../../../components/core/compatibility/removed-apis";
import { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import { resourceRule } from "../../rule/rule";
import { addedIn, FURTHER_REMOVALS } from "./rel-deprecated-api/served-apis";

const REMOVALS = [...REMOVED_APIS, ...FURTHER_REMOVALS];

/** Kubernetes refuses objects of API versions that it no longer serves, so an upgrade breaks them. */
export const relDeprecatedApi = resourceRule({
  id: "rel-deprecated-api",
  topic: "reliability",
  severity: "high",
  description: "The Kubernetes version of the cluster serves the API version of every object.",
  remediation: "Change the object to the API version that the message names.",
  frameworks: [eksBestPractices("cluster upgrades", "Identify and remove deprecated API usage")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check({ resource }, findings, { kubernetesVersion: { minor } }) {
    const apiVersion = resource.apiVersion ?? "";
    const kind = resource.kind ?? "";
    const problem = removalOf(apiVersion, kind, minor) ?? additionOf(apiVersion, kind, minor);
    const field = new Field(resource, "apiVersion", apiVersion);
    if (problem !== undefined) findings.fail(field, problem);
  },
  whyNoAdmission: REFUSED_ANYWAY,
});

function removalOf(apiVersion: string, kind: string, minor: number): string | undefined {
  const removal = REMOVALS.find(
    (entry) =>
      entry.apiVersion === apiVersion &&
      entry.kinds.includes(kind) &&
      Number(entry.removedIn.split(".")[1]) <= minor,
  );
  if (removal === undefined) return undefined;
  const fix = removal.use === "" ? "there is no replacement" : `use ${removal.use}`;
  return `Kubernetes ${removal.removedIn} and later do not serve ${kind} of ${apiVersion}; ${fix}`;
}

function additionOf(apiVersion: string, kind: string, minor: number): string | undefined {
  const first = addedIn(apiVersion, kind);
  if (first === undefined || first <= minor) return undefined;
  return (
    `Kubernetes does not serve ${kind} of ${apiVersion} before 1.${first}; use an older API version ` +
    "or upgrade the cluster"
  );
}
