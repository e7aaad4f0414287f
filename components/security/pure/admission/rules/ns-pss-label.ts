import type { AdmissionEnvironment } from "../levels";
import type { AdmissionRule } from "../rule";
import { celTexts } from "../cel";

const ENFORCE = "pod-security.kubernetes.io/enforce";

/** Levels of the Pod Security Standards, from the weakest to the strictest. */
const LEVELS = ["privileged", "baseline", "restricted"] as const;

const WEAKEST: Readonly<Record<AdmissionEnvironment, (typeof LEVELS)[number]>> = {
  dev: "baseline",
  prod: "restricted",
};

/** Says whether a namespace is the platform's or a team's. */
const ROLE = "orchestration-platform/namespace-role";

/** Namespaces of Kubernetes and the platform, which may enforce any level. */
const IS_PLATFORM =
  'object.metadata.name in ["default", "istio-system", "monitoring", "karpenter"] || ' +
  'object.metadata.name.startsWith("kube-") || ' +
  `variables.labels[?"${ROLE}"].orValue("") == "platform"`;

/** A namespace without the label admits every pod, whatever the manifests in review looked like. */
export const nsPssLabel: AdmissionRule = {
  id: "ns-pss-label",
  severity: "high",
  problem: "the namespace does not enforce a pinned version of the Pod Security Standards",
  fix: `set ${ENFORCE} to the environment's level or a stricter one, and ${ENFORCE}-version to the cluster's minor, such as v1.36`,
  matched: [{ group: "", versions: ["v1"], resources: ["namespaces"] }],
  variables: [{ name: "labels", expression: "object.metadata.?labels.orValue({})" }],
  // Only these: what injects sidecars or names a team may be labelled as before.
  judged: (object) =>
    [ENFORCE, `${ENFORCE}-version`, ROLE].map((label) => `${object}.metadata.?labels[?"${label}"]`),
  breaches: ({ environment, parameters }) => {
    const floor = parameters["ns-pss-label"]?.level ?? WEAKEST[environment];
    const allowed = celTexts(LEVELS.slice(LEVELS.indexOf(floor)));
    const level = `variables.labels[?"${ENFORCE}"].orValue("")`;
    const version = `variables.labels[?"${ENFORCE}-version"].orValue("")`;
    return (
      `[${level} in (${IS_PLATFORM} ? ${celTexts(LEVELS)} : ${allowed}) ? "" : ` +
      `"metadata.labels[${ENFORCE}]", ` +
      `${version}.matches("^v1[.](0|[1-9][0-9]*)$") ? "" : ` +
      `"metadata.labels[${ENFORCE}-version]"].filter(place, place != "")`
    );
  },
};
