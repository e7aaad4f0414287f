import type { ValidationRule } from "../../core/pure/validate";
import { ADMISSION_RULES } from "./admission/admission-rules";
import type { Ceilings } from "./admission/parameters";
import { namesRegistry } from "./admission/registry-patterns";
import type { AdmissionSettings } from "./admission-plan";

const RULE_IDS: ReadonlySet<string> = new Set(ADMISSION_RULES.map(({ id }) => id));

/** A name of a namespace. */
const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const QUANTITY = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

/** What is wrong with the arguments of AdmissionPolicies. */
export function admissionValidation(settings: AdmissionSettings): readonly ValidationRule[] {
  const { levels, parameters, exemptNamespaces, exemptUsers } = settings;
  return [
    ...unknownRules("levels", levels),
    ...unknownRules("parameters", parameters),
    ...exemptNamespaces.map((name, at) => ({
      when: !NAMESPACE.test(name),
      path: `exemptNamespaces[${at}]`,
      problem: "is no name of a namespace",
      got: name,
      fix: "write each name out, without wildcards",
    })),
    ...exemptUsers.map((name, at) => ({
      when: name.trim() === "",
      path: `exemptUsers[${at}]`,
      problem: "is empty",
      got: name,
      fix: 'name a user as the API server does: "system:serviceaccount:<namespace>:<name>"',
    })),
    ...registryRules(parameters["k8s-image-registry"]?.registries ?? []),
    ...ceilingRules("container", parameters["quota-container-max"]?.container),
    ...ceilingRules("pod", parameters["quota-container-max"]?.pod),
  ];
}

function unknownRules(path: string, byRule: object): readonly ValidationRule[] {
  return Object.keys(byRule).map((id) => ({
    when: !RULE_IDS.has(id),
    path: `${path}.${id}`,
    problem: "is no rule that the API server can judge",
    fix: "use an id of docs/admission.md, or remove it",
  }));
}

function registryRules(registries: readonly string[]): readonly ValidationRule[] {
  const path = "parameters.k8s-image-registry.registries";
  return registries.map((entry, at) => ({
    when: !namesRegistry(entry),
    path: `${path}[${at}]`,
    problem: "names no registry",
    got: entry,
    fix: 'write a host with a dot or a port, and a path where only a part is meant: "registry.example.com/team"',
  }));
}

function ceilingRules(part: string, ceilings: Ceilings = {}): readonly ValidationRule[] {
  return Object.entries(ceilings).map(([resource, ceiling]) => ({
    when: !QUANTITY.test(ceiling),
    path: `parameters.quota-container-max.${part}.${resource}`,
    problem: "is no quantity",
    got: ceiling,
    fix: 'write it as Kubernetes does: "4", "500m", "8Gi"',
  }));
}
