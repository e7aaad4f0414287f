import { pssVolumeTypes } from "../../../../policy/rules/pod-security/pss-volume-types";
import { describeRule } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const mounting = (...sources: readonly Readonly<Record<string, unknown>>[]) => ({
  volumes: sources.map((source, at) => ({ name: `volume-${at}`, ...source })),
});
const ALLOWED = [
  "configMap",
  "csi",
  "downwardAPI",
  "emptyDir",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
  "projected",
  "secret",
];
const FORBIDDEN = [
  "awsElasticBlockStore",
  "azureDisk",
  "azureFile",
  "cephfs",
  "cinder",
  "fc",
  "flexVolume",
  "flocker",
  "gcePersistentDisk",
  "gitRepo",
  "glusterfs",
  "hostPath",
  "iscsi",
  "nfs",
  "photonPersistentDisk",
  "portworxVolume",
  "quobyte",
  "rbd",
  "scaleIO",
  "storageos",
  "vsphereVolume",
  "notInventedYet",
];

describeRule(pssVolumeTypes, {
  pass: [
    { name: "a pod without volumes", resources: pod({}) },
    {
      name: "every allowed type",
      resources: pod(mounting(...ALLOWED.map((type) => ({ [type]: {} })))),
      kubernetesVersion: { minor: 0 },
    },
    { name: "a volume without a type, which is an emptyDir", resources: pod(mounting({})) },
    { name: "a forbidden type of null", resources: pod(mounting({ nfs: null, emptyDir: {} })) },
    { name: "an allowed type of unknown content", resources: pod(mounting({ secret: UNKNOWN })) },
  ],
  fail: [
    ...everyOwner(
      mounting({ emptyDir: {} }, { nfs: {} }),
      "volumes[1].nfs",
      'volume "volume-1" has the type nfs, which is not allowed',
    ),
    ...FORBIDDEN.map((type) => ({
      name: type,
      resources: pod(mounting({ [type]: {} })),
      findings: [
        [`spec.volumes[0].${type}`, `volume "volume-0" has the type ${type}, which is not allowed`],
      ] as const,
    })),
    {
      name: "a look-alike of an allowed type",
      resources: pod(mounting({ emptydir: {} })),
      findings: [
        [
          "spec.volumes[0].emptydir",
          'volume "volume-0" has the type emptydir, which is not allowed',
        ],
      ],
    },
  ],
  notApplicable: [...noPods(mounting({ nfs: {} }))],
  unknown: [
    {
      name: "an unknown source",
      resources: pod(mounting({ nfs: UNKNOWN })),
      reasons: ["unknown value at spec.volumes[0].nfs"],
    },
    {
      name: "an unknown volume",
      resources: pod({ volumes: [UNKNOWN] }),
      reasons: ["unknown value at spec.volumes[0]"],
    },
  ],
});
