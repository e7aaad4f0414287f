import { celText, celTexts } from "../../../components/security/pure/cel";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import {
  isPlatformNamespace,
  NAMESPACE,
  NAMESPACE_ROLE_LABEL,
  namespaceLabel,
  PLATFORM_NAMESPACES,
} from "../../world/kubernetes/namespaces";
import { choice } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";

const ENFORCE = "pod-security.kubernetes.io/enforce";
const ENFORCE_VERSION = "pod-security.kubernetes.io/enforce-version";

/** Levels of the Pod Security Standards, from the weakest to the strictest. */
const LEVELS = ["privileged", "baseline", "restricted"] as const;

/** A minor, as the label wants it; `latest` changes with the cluster. */
const PINNED = /^v1\.(?:0|[1-9]\d*)$/;

/** A namespace without the label admits every pod, also one without a review. */
export const nsPssLabel = resourceRule({
  id: "ns-pss-label",
  topic: "pod-security",
  severity: "high",
  description:
    "Every namespace enforces a pinned version of the Pod Security Standards; the namespace of a " +
    "team enforces the environment's level or a stricter one.",
  remediation:
    `Set the labels ${ENFORCE} to restricted, or to baseline where that is the environment's level, ` +
    `and ${ENFORCE_VERSION} to the cluster's minor, such as v1.36.`,
  frameworks: [
    cisKubernetes(
      "5.2.1",
      "Ensure that the cluster has at least one active policy control mechanism in place",
    ),
    podSecurityStandards("admission/labels", "Pod Security Admission labels for namespaces"),
  ],
  checks: {
    level: "Every namespace enforces a level that is strict enough.",
    version: "Every namespace pins the version of the standards.",
  },
  parameters: {
    level: choice(
      "Weakest level for the namespace of a team; namespaces of the platform may have any level.",
      LEVELS,
      { dev: "baseline", prod: "restricted" },
    ),
  },
  appliesTo: (type) => type === NAMESPACE,
  check(namespace, findings, { settings }) {
    const { resource } = namespace;
    checkLevel(namespace, namespaceLabel(resource, ENFORCE), settings.level, findings.of("level"));
    findings
      .of("version")
      .require(
        namespaceLabel(resource, ENFORCE_VERSION),
        (version) => typeof version === "string" && PINNED.test(version),
        "the namespace does not pin a version of the Pod Security Standards",
      );
  },
  admission: {
    problem: "the namespace does not enforce a pinned version of the Pod Security Standards",
    fix:
      `set ${ENFORCE} to the environment's level or a stricter one, and ${ENFORCE_VERSION} to the ` +
      "cluster's minor, such as v1.36",
    matched: [{ group: "", versions: ["v1"], resources: ["namespaces"] }],
    variables: [{ name: "labels", expression: "object.metadata.?labels.orValue({})" }],
    // Only these: what injects sidecars or names a team may be labelled as before.
    judged: (object) =>
      [ENFORCE, ENFORCE_VERSION, NAMESPACE_ROLE_LABEL].map(
        (label) => `${object}.metadata.?labels[?${celText(label)}]`,
      ),
    breaches: ({ settings }) => {
      const allowed = celTexts(LEVELS.slice(strictness(settings.level)));
      const level = labelInCel(ENFORCE);
      return (
        `[${level} in (${IS_PLATFORM} ? ${celTexts(LEVELS)} : ${allowed}) ? "" : ` +
        `"metadata.labels[${ENFORCE}]", ` +
        `${labelInCel(ENFORCE_VERSION)}.matches("^v1[.](0|[1-9][0-9]*)$") ? "" : ` +
        `"metadata.labels[${ENFORCE_VERSION}]"].filter(place, place != "")`
      );
    },
  },
});

function checkLevel(namespace: Field, label: Field, floor: string, findings: Findings): void {
  const { resource } = namespace;
  const level = strictness(label.value);
  if (!label.isReadable) {
    findings.notEvaluated(label);
  } else if (level === -1) {
    findings.failOrMissing(
      label,
      "the namespace does not enforce a level of the Pod Security Standards",
    );
  } else if (level < strictness(floor)) {
    const name = namespace.get("metadata", "name");
    if (isPlatformNamespace({ name: resource.name, object: resource })) return;
    if (name.isReadable) findings.fail(label, `the namespace enforces a level below ${floor}`);
    else findings.notEvaluated(name);
  }
}

/** Place of a level in the order, -1 for anything else. */
function strictness(level: unknown): number {
  return LEVELS.findIndex((known) => known === level);
}

/** CEL of a label of the namespace, empty where it has none. */
function labelInCel(label: string): string {
  return `variables.labels[?${celText(label)}].orValue("")`;
}

/** CEL that is true for a namespace of Kubernetes or the platform. */
const IS_PLATFORM =
  `object.metadata.name in ${celTexts([...PLATFORM_NAMESPACES])} || ` +
  'object.metadata.name.startsWith("kube-") || ' +
  `${labelInCel(NAMESPACE_ROLE_LABEL)} == "platform"`;
