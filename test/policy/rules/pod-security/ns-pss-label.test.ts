import { nsPssLabel } from "../../../../policy/rules/pod-security/ns-pss-label";
import { describeRule } from "../../describe-rule";
import { declared, manifest, namespace, UNKNOWN } from "../../resources";

const ENFORCE = "pod-security.kubernetes.io/enforce";
const VERSION = "pod-security.kubernetes.io/enforce-version";
const PLATFORM = { "orchestration-platform/namespace-role": "platform" };
const at = (key: string) => `metadata.labels["${key}"]`;
const labels = (level: unknown, version: unknown = "v1.36") => ({
  [ENFORCE]: level,
  [VERSION]: version,
});

describeRule(nsPssLabel, {
  pass: [
    { name: "restricted in prod", resources: namespace("team-a", labels("restricted")) },
    {
      name: "baseline in dev",
      resources: namespace("team-a", labels("baseline")),
      environment: "dev",
    },
    {
      name: "more than dev asks for",
      resources: namespace("team-a", labels("restricted")),
      environment: "dev",
    },
    {
      name: "baseline where the configuration says so",
      resources: namespace("team-a", labels("baseline", "v1.0")),
      parameters: { level: "baseline" },
    },
    {
      name: "any level of a namespace of the platform",
      resources: namespace("nodes", { ...PLATFORM, ...labels("privileged") }),
    },
    ...["kube-system", "istio-system", "monitoring", "karpenter", "default"].map((name) => ({
      name: `any level of ${name}`,
      resources: namespace(name, labels("privileged")),
    })),
    {
      name: "a good level under an unknown name",
      resources: namespace(UNKNOWN, labels("restricted")),
    },
  ],
  fail: [
    {
      name: "a namespace without labels",
      resources: manifest({ apiVersion: "v1", kind: "Namespace", metadata: { name: "team-a" } }),
      findings: [
        [
          at(ENFORCE),
          "the namespace does not enforce a level of the Pod Security Standards",
          "level",
        ],
        [
          at(VERSION),
          "the namespace does not pin a version of the Pod Security Standards",
          "version",
        ],
      ],
    },
    {
      name: "a namespace of the platform without labels",
      resources: namespace("monitoring"),
      findings: [
        [
          at(ENFORCE),
          "the namespace does not enforce a level of the Pod Security Standards",
          "level",
        ],
        [
          at(VERSION),
          "the namespace does not pin a version of the Pod Security Standards",
          "version",
        ],
      ],
    },
    ...["baseline", "privileged"].map((level) => ({
      name: `the level ${JSON.stringify(level)} in prod`,
      resources: namespace("team-a", labels(level)),
      findings: [
        [at(ENFORCE), "the namespace enforces a level below restricted", "level"],
      ] as const,
    })),
    ...["Restricted", "", "strict"].map((level) => ({
      name: `the level ${JSON.stringify(level)} in prod`,
      resources: namespace("team-a", labels(level)),
      findings: [
        [
          at(ENFORCE),
          "the namespace does not enforce a level of the Pod Security Standards",
          "level",
        ],
      ] as const,
    })),
    {
      name: "privileged in dev",
      resources: namespace("team-a", labels("privileged")),
      environment: "dev",
      findings: [[at(ENFORCE), "the namespace enforces a level below baseline", "level"]],
    },
    {
      name: "a level that no one knows, on a namespace of the platform",
      resources: namespace("nodes", { ...PLATFORM, ...labels("none") }),
      findings: [
        [
          at(ENFORCE),
          "the namespace does not enforce a level of the Pod Security Standards",
          "level",
        ],
      ],
    },
    {
      name: "a name that only looks like the platform's",
      resources: namespace("my-kube-system", labels("privileged")),
      findings: [[at(ENFORCE), "the namespace enforces a level below restricted", "level"]],
    },
    ...["latest", "1.36", "v1.36.1", "v1", "v1.036", "", undefined].map((version) => ({
      name: `the version ${JSON.stringify(version)}`,
      resources: namespace("team-a", {
        [ENFORCE]: "restricted",
        ...(version === undefined ? {} : { [VERSION]: version }),
      }),
      findings: [
        [
          at(VERSION),
          "the namespace does not pin a version of the Pod Security Standards",
          "version",
        ],
      ] as const,
    })),
    {
      name: "labels that only warn and audit",
      resources: namespace("team-a", {
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/audit": "restricted",
        [VERSION]: "v1.36",
      }),
      findings: [
        [
          at(ENFORCE),
          "the namespace does not enforce a level of the Pod Security Standards",
          "level",
        ],
      ],
    },
    {
      name: "the label as an annotation",
      resources: manifest({
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "team-a", annotations: labels("restricted") },
      }),
      findings: [
        [
          at(ENFORCE),
          "the namespace does not enforce a level of the Pod Security Standards",
          "level",
        ],
        [
          at(VERSION),
          "the namespace does not pin a version of the Pod Security Standards",
          "version",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "another object with such labels",
      resources: manifest({
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "team-a", labels: labels("privileged") },
      }),
    },
  ],
  unknown: [
    {
      name: "unknown labels, once",
      resources: declared("kubernetes:core/v1:Namespace", {
        metadata: { name: "team-a", labels: UNKNOWN },
      }),
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "an unknown level beside a pinned version",
      resources: namespace("team-a", labels(UNKNOWN)),
      reasons: [`unknown value at ${at(ENFORCE)}`],
    },
    {
      name: "a weak level under an unknown name",
      resources: namespace(UNKNOWN, labels("privileged")),
      reasons: ["unknown value at metadata.name"],
    },
    {
      name: "a patch that leaves the labels to others",
      resources: declared("kubernetes:core/v1:NamespacePatch", { metadata: { name: "team-a" } }),
      reasons: [`not set by this patch: ${at(ENFORCE)}`, `not set by this patch: ${at(VERSION)}`],
    },
  ],
});
