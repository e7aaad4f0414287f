import { eksLogging } from "../../../../policy/rules/aws-eks/eks-logging";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const cluster = (enabledClusterLogTypes: unknown) =>
  declared("aws:eks/cluster:Cluster", { enabledClusterLogTypes });
const native = (types: readonly unknown[]) =>
  declared("aws-native:eks:Cluster", {
    logging: { clusterLogging: { enabledTypes: types.map((type) => ({ type })) } },
  });

describeRule(eksLogging, {
  pass: [
    { name: "all five types", resources: cluster(TYPES) },
    { name: "all five types of the native provider", resources: native(TYPES) },
    { name: "all five beside an unknown sixth", resources: cluster([...TYPES, UNKNOWN]) },
  ],
  fail: [
    {
      name: "no list",
      resources: cluster(undefined),
      findings: [
        [
          "enabledClusterLogTypes",
          "the control plane does not log api, audit, authenticator, controllerManager, scheduler",
        ],
      ],
    },
    ...TYPES.map((missing) => ({
      name: `a list without ${missing}`,
      resources: cluster(TYPES.filter((type) => type !== missing)),
      findings: [["enabledClusterLogTypes", `the control plane does not log ${missing}`] as const],
    })),
    {
      name: "a list of the native provider without audit",
      resources: native(TYPES.filter((type) => type !== "audit")),
      findings: [["logging.clusterLogging.enabledTypes", "the control plane does not log audit"]],
    },
  ],
  notApplicable: [
    { name: "a log group", resources: declared("aws:cloudwatch/logGroup:LogGroup", {}) },
  ],
  unknown: [
    {
      name: "an unknown list",
      resources: cluster(UNKNOWN),
      reasons: ["unknown value at enabledClusterLogTypes"],
    },
    {
      name: "an unknown element that may be the missing one",
      resources: cluster(["api", UNKNOWN]),
      reasons: ["unknown value at enabledClusterLogTypes[1]"],
    },
  ],
});
