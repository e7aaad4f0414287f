import { ecrBaseline } from "../../../../policy/rules/data-queues-keys/ecr-baseline";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const NATIVE = "aws-native:ecr:Repository";
const GOOD = {
  imageScanningConfiguration: { scanOnPush: true },
  imageTagMutability: "IMMUTABLE",
};
const LIFECYCLE = { lifecyclePolicy: { lifecyclePolicyText: "{}" } };
const native = (props: Properties) => declared(NATIVE, { ...GOOD, ...LIFECYCLE, ...props });
const classic = (props: Properties) =>
  declared("aws:ecr/repository:Repository", { ...GOOD, ...props });

/** The classic provider declares the policy as a resource of its own. */
const reasons = ["declared apart from the repository: its lifecycle policy"];

describeRule(ecrBaseline, {
  pass: [
    { name: "a repository with everything", resources: native({}) },
    { name: "a repository of the classic provider", resources: classic({}), reasons },
    {
      name: "exceptions from immutability",
      resources: native({ imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" }),
    },
  ],
  fail: [
    {
      name: "a repository that leaves everything to the defaults",
      resources: declared(NATIVE, {}),
      findings: [
        [
          "imageScanningConfiguration.scanOnPush",
          "images are not scanned when they are pushed",
          "scan",
        ],
        ["imageTagMutability", "tags can be moved to another image", "immutable-tags"],
        [
          "lifecyclePolicy.lifecyclePolicyText",
          "the repository has no lifecycle policy, so it keeps images forever",
          "lifecycle",
        ],
      ],
    },
    {
      name: "a scan that is switched off",
      resources: classic({ imageScanningConfiguration: { scanOnPush: false } }),
      findings: [
        [
          "imageScanningConfiguration.scanOnPush",
          "images are not scanned when they are pushed",
          "scan",
        ],
      ],
      reasons,
    },
    {
      name: "tags that move",
      resources: classic({ imageTagMutability: "MUTABLE" }),
      findings: [["imageTagMutability", "tags can be moved to another image", "immutable-tags"]],
      reasons,
    },
  ],
  notApplicable: [
    { name: "a public repository", resources: declared("aws:ecrpublic/repository:Repository", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "unknown settings",
      resources: native({ imageScanningConfiguration: UNKNOWN, imageTagMutability: UNKNOWN }),
      reasons: [
        "unknown value at imageScanningConfiguration",
        "unknown value at imageTagMutability",
      ],
    },
  ],
});
