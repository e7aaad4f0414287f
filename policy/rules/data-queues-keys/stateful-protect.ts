import { isInCluster } from "../../world/aws/databases";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { pulumiOptions } from "../../rule/frameworks";
import { flag, texts } from "../../rule/parameters";
import { NOTICE_RETENTION, QUEUE_TYPES, retentionField, retentionOf } from "../../world/aws/queues";
import { resourceRule } from "../../rule/rule";
import { STATEFUL_TYPES } from "./stateful-protect/stateful-types";

interface Protection {
  readonly required: boolean;
  readonly types: readonly string[];
}

/** Deleted data cannot be restored by another update. */
export const statefulProtect = resourceRule<Protection>({
  id: "stateful-protect",
  topic: "data-queues-keys",
  severity: "high",
  description:
    "Resources that hold data are protected from deletion by Pulumi in prod, and are not deleted " +
    "before their replacement exists.",
  remediation: "Set the resource option protect to true, and remove deleteBeforeReplace.",
  frameworks: [
    pulumiOptions("protect", "Protect resources from being deleted"),
    pulumiOptions("deleteBeforeReplace", "Delete a resource before its replacement is created"),
  ],
  checks: {
    protect: "Resources that hold data have the option protect.",
    "delete-before-replace": "Resources that hold data are not deleted before they are replaced.",
  },
  parameters: {
    required: flag("Whether resources that hold data must be protected.", {
      dev: false,
      prod: true,
    }),
    types: texts("Pulumi type tokens of resources that hold data.", [...STATEFUL_TYPES]),
  },
  appliesTo: (type, settings) => settings.types.includes(type),
  check(resource, findings, { settings }) {
    const { options } = resource.resource;
    if (options === null) {
      findings.notEvaluated(resource, "not declared by a Pulumi program: protect");
      return;
    }
    const replaced = optionField(resource, "deleteBeforeReplace", options.deleteBeforeReplace);
    const isOn = (value: unknown) => value === true;
    const message = "the resource is deleted with its data before its replacement exists";
    findings.of("delete-before-replace").forbid(replaced, isOn, message);
    // The data of such an instance belongs to its cluster.
    if (isInCluster(resource)) return;
    if (settings.required && !options.protect) checkProtection(resource, findings.of("protect"));
  },
});

function optionField({ resource }: Field, name: string, value: boolean): Field {
  return new Field(resource, `opts.${name}`, value);
}

function checkProtection(resource: Field, findings: Findings): void {
  if (QUEUE_TYPES.has(resource.resource.type)) {
    const retention = retentionOf(resource);
    if (retention === undefined) findings.notEvaluated(retentionField(resource));
    if (retention === undefined || retention < NOTICE_RETENTION) return;
  }
  const protect = optionField(resource, "protect", false);
  findings.fail(protect, "the resource holds data but is not protected from deletion");
}
