import { textOf } from "../../properties";
import type { Properties } from "../../properties";
import type { CheckFailure, CheckedInputs, ResourceRequest } from "../../provider";
import { automaticName } from "../checked-object";

/** Inputs of a Helm release with the provider's defaults; a name that was made up is kept. */
export function checkRelease(
  resource: ResourceRequest,
  oldInputs: Properties | undefined,
  defaultNamespace: string,
): CheckedInputs {
  const { inputs } = resource;
  const failures: CheckFailure[] = [];
  if (inputs.chart === undefined) {
    failures.push({ property: "chart", reason: "is missing; name the chart" });
  }
  if (inputs.valueYamlFiles !== undefined) {
    const reason = "cannot be simulated; give the same values as `values`";
    failures.push({ property: "valueYamlFiles", reason });
  }
  const kept = textOf(oldInputs ?? {}, "name");
  const name = inputs.name ?? kept ?? automaticName(resource);
  const namespace = inputs.namespace ?? defaultNamespace;
  return { inputs: { ...inputs, name, namespace }, failures };
}
