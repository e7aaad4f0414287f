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

/** What was deleted with its data is not made again by a second update. */
export const statefulProtect = resourceRule<Protection>({
  id: "stateful-protect",
  topic: "data-queues-keys",
  severity: "high",
  description:
    "What holds data is protected from deletion by Pulumi in prod, and never deleted before its " +
    "replacement exists.",
  remediation: "Set protect to true among the resource's options, and remove deleteBeforeReplace.",
  frameworks: [
    pulumiOptions("protect", "Protect resources from being deleted"),
    pulumiOptions("deleteBeforeReplace", "Delete a resource before its replacement is created"),
  ],
  parameters: {
    required: flag("Whether what holds data must be protected.", { dev: false, prod: true }),
    types: texts("Pulumi type tokens of what holds data.", [...STATEFUL_TYPES]),
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
    findings.forbid(replaced, isOn, "the data is gone before the replacement exists");
    // The data of such an instance is its cluster's.
    if (isInCluster(resource)) return;
    if (settings.required && !options.protect) checkProtection(resource, findings);
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
  findings.fail(protect, "a deletion by mistake takes the data with it");
}
