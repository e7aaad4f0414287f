import { pssApparmor } from "../../../../policy/rules/pod-security/pss-apparmor";
import { describeRule } from "../../describe-rule";
import { everyAnnotatedOwner, everyContainerList, everyOwner, noPods } from "../../pods";
import { declared, manifest, pod, UNKNOWN } from "../../resources";

const profile = (type: unknown) => ({ securityContext: { appArmorProfile: { type } } });
const good = profile("RuntimeDefault");
const unconfined = profile("Unconfined");
const TYPE = "securityContext.appArmorProfile.type";
const KEY = "container.apparmor.security.beta.kubernetes.io/app";
const annotated = (annotations: unknown) =>
  manifest({ apiVersion: "v1", kind: "Pod", metadata: { name: "web", annotations }, spec: {} });

describeRule(pssApparmor, {
  pass: [
    { name: "a pod that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    {
      name: "both allowed types",
      resources: pod({ ...good, containers: [profile("Localhost")] }),
    },
    {
      name: "a profile of null",
      resources: pod({ securityContext: { appArmorProfile: null } }),
    },
    ...["runtime/default", "localhost/", "localhost/mine", ""].map((value) => ({
      name: `the annotation ${JSON.stringify(value)}`,
      resources: annotated({ [KEY]: value }),
    })),
    {
      name: "annotations of other names",
      resources: annotated({
        "apparmor.security.beta.kubernetes.io/app": "unconfined",
        "container.apparmor.security.beta.kubernetes.io": "unconfined",
      }),
    },
    {
      name: "the annotation on the workload, where it has no effect",
      resources: manifest({
        apiVersion: "apps/v1",
        kind: "Deployment",
        metadata: { name: "web", annotations: { [KEY]: "unconfined" } },
        spec: { template: { spec: {} } },
      }),
    },
  ],
  fail: [
    ...everyOwner(
      unconfined,
      TYPE,
      "the pod sets an AppArmor profile that is neither RuntimeDefault nor Localhost",
    ),
    ...everyOwner(
      { containers: [unconfined] },
      `containers[0].${TYPE}`,
      "container sets an AppArmor profile that is neither RuntimeDefault nor Localhost",
    ),
    ...everyContainerList(
      good,
      unconfined,
      TYPE,
      {},
      "container sets an AppArmor profile that is neither RuntimeDefault nor Localhost",
    ),
    ...everyAnnotatedOwner(
      KEY,
      "unconfined",
      {},
      "the AppArmor annotation is neither runtime/default nor a localhost/ profile",
    ),
    ...["runtimedefault", "", "unconfined", "Undefined"].map((type) => ({
      name: `the type ${JSON.stringify(type)}`,
      resources: pod(profile(type)),
      findings: [
        [
          `spec.${TYPE}`,
          "the pod sets an AppArmor profile that is neither RuntimeDefault nor Localhost",
        ],
      ] as const,
    })),
    {
      name: "a profile without a type",
      resources: pod({ securityContext: { appArmorProfile: {} } }),
      findings: [
        [
          `spec.${TYPE}`,
          "the pod sets an AppArmor profile that is neither RuntimeDefault nor Localhost",
        ],
      ],
    },
    ...["unconfined", "RuntimeDefault", "localhost", "runtime/default "].map((value) => ({
      name: `the annotation ${JSON.stringify(value)}, even for a container that does not exist`,
      resources: annotated({ [KEY]: value }),
      findings: [
        [
          `metadata.annotations["${KEY}"]`,
          "the AppArmor annotation is neither runtime/default nor a localhost/ profile",
        ],
      ] as const,
    })),
    {
      name: "the annotation of a workload's pod that the configuration names",
      parameters: {
        workloads: { "kubernetes:argoproj.io/v1alpha1:Rollout": "spec.template.spec" },
      },
      resources: declared("kubernetes:argoproj.io/v1alpha1:Rollout", {
        spec: { template: { metadata: { annotations: { [KEY]: "unconfined" } }, spec: {} } },
      }),
      findings: [
        [
          `spec.template.metadata.annotations["${KEY}"]`,
          "the AppArmor annotation is neither runtime/default nor a localhost/ profile",
        ],
      ],
    },
  ],
  notApplicable: [...noPods(unconfined)],
  unknown: [
    {
      name: "an unknown type",
      resources: pod(profile(UNKNOWN)),
      reasons: [`unknown value at spec.${TYPE}`],
    },
    {
      name: "unknown annotations",
      resources: annotated(UNKNOWN),
      reasons: ["unknown value at metadata.annotations"],
    },
    {
      name: "an unknown annotation",
      resources: annotated({ [KEY]: UNKNOWN }),
      reasons: [`unknown value at metadata.annotations["${KEY}"]`],
    },
    {
      name: "a patch that sets another part of the profile",
      resources: declared("kubernetes:core/v1:PodPatch", {
        spec: { securityContext: { appArmorProfile: { localhostProfile: "mine" } } },
      }),
      reasons: [`not set by this patch: spec.${TYPE}`],
    },
  ],
});
