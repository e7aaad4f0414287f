import { pssSeccompBaseline } from "../../../../policy/rules/pod-security/pss-seccomp-baseline";
import { describeRule } from "../../describe-rule";
import { everyAnnotatedOwner, everyContainerList, everyOwner, noPods } from "../../pods";
import { manifest, pod, UNKNOWN } from "../../resources";

const profile = (type: unknown) => ({ securityContext: { seccompProfile: { type } } });
const good = profile("RuntimeDefault");
const unconfined = profile("Unconfined");
const TYPE = "securityContext.seccompProfile.type";
const POD_KEY = "seccomp.security.alpha.kubernetes.io/pod";
const CONTAINER_KEY = "container.seccomp.security.alpha.kubernetes.io/app";
const annotated = (annotations: unknown, spec: unknown = { containers: [{ name: "app" }] }) =>
  manifest({ apiVersion: "v1", kind: "Pod", metadata: { name: "web", annotations }, spec });

/** The last version that reads annotations. */
const OLD = { kubernetesVersion: { minor: 18 } };
/** The first version that reads the field. */
const NEW = { kubernetesVersion: { minor: 19 } };

describeRule(pssSeccompBaseline, {
  pass: [
    { name: "a pod that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "both allowed types", resources: pod({ ...good, containers: [profile("Localhost")] }) },
    { name: "a profile of null", resources: pod({ securityContext: { seccompProfile: null } }) },
    ...["runtime/default", "docker/default", "localhost/mine"].map((value) => ({
      name: `the annotation ${value}, before 1.19`,
      resources: annotated({ [POD_KEY]: value, [CONTAINER_KEY]: value }),
      ...OLD,
    })),
    {
      name: "an annotation for a container that does not exist, before 1.19",
      resources: annotated({ [`${CONTAINER_KEY}s`]: "unconfined" }),
      ...OLD,
    },
    { name: "the field, before 1.19", resources: pod(unconfined), ...OLD },
    {
      name: "the annotations, since 1.19",
      resources: annotated({ [POD_KEY]: "unconfined", [CONTAINER_KEY]: "unconfined" }),
      ...NEW,
    },
  ],
  fail: [
    ...everyOwner(
      unconfined,
      TYPE,
      "the pod sets a seccomp profile that is neither RuntimeDefault nor Localhost",
    ),
    ...everyOwner(
      { containers: [unconfined] },
      `containers[0].${TYPE}`,
      "container sets a seccomp profile that is neither RuntimeDefault nor Localhost",
    ),
    ...everyContainerList(
      good,
      unconfined,
      TYPE,
      {},
      "container sets a seccomp profile that is neither RuntimeDefault nor Localhost",
    ),
    ...["", "runtime/default", "localhost"].map((type) => ({
      name: `the type ${JSON.stringify(type)}`,
      resources: pod(profile(type)),
      findings: [
        [
          `spec.${TYPE}`,
          "the pod sets a seccomp profile that is neither RuntimeDefault nor Localhost",
        ],
      ] as const,
      ...NEW,
    })),
    {
      name: "a profile without a type",
      resources: pod({ containers: [{ securityContext: { seccompProfile: {} } }] }),
      findings: [
        [
          `spec.containers[0].${TYPE}`,
          "container sets a seccomp profile that is neither RuntimeDefault nor Localhost",
        ],
      ],
    },
    ...everyAnnotatedOwner(
      POD_KEY,
      "unconfined",
      {},
      "the seccomp annotation is neither runtime/default nor a localhost/ profile",
    ).map((situation) => ({ ...situation, ...OLD })),
    ...everyAnnotatedOwner(
      CONTAINER_KEY,
      "",
      { initContainers: [{ name: "app" }] },
      "the seccomp annotation is neither runtime/default nor a localhost/ profile",
    ).map((situation) => ({ ...situation, ...OLD, name: `${situation.name}, for its container` })),
  ],
  notApplicable: [...noPods(unconfined)],
  unknown: [
    {
      name: "an unknown type",
      resources: pod(profile(UNKNOWN)),
      reasons: [`unknown value at spec.${TYPE}`],
    },
    {
      name: "unknown annotations, before 1.19",
      resources: annotated(UNKNOWN),
      reasons: ["unknown value at metadata.annotations"],
      ...OLD,
    },
    {
      name: "a container of unknown name, before 1.19",
      resources: annotated({ [CONTAINER_KEY]: "unconfined" }, { containers: [{ name: UNKNOWN }] }),
      reasons: ["unknown value at spec.containers[0].name"],
      ...OLD,
    },
  ],
});
