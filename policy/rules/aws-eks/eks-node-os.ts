import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { EC2_NODE_CLASS } from "../../world/autoscaling/karpenter";
import { NODE_GROUP_TYPES } from "../../world/aws/node-groups";
import { texts } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";

/** Image types and families that Amazon maintains for containers. */
const MAINTAINED = /^(?:AL2023|BOTTLEROCKET)(?:_|$)/i;

/** Amazon Linux 2 gets no new images for nodes, so the list cannot allow it. */
const AMAZON_LINUX_2 = /^AL2(?:_|$)/i;

/** An image that is not maintained gets no security patches. */
export const eksNodeOs = resourceRule({
  id: "eks-node-os",
  topic: "aws-eks",
  severity: "medium",
  description: "Nodes run Amazon Linux 2023, Bottlerocket or an image that is on the list.",
  remediation: "Set amiType, or the alias of the node class, to an AL2023 or Bottlerocket image.",
  frameworks: [
    eksBestPractices("security: hosts", "Use an operating system optimized for containers"),
  ],
  parameters: {
    allowed: texts(
      "Further image types or families, such as `CUSTOM` or `WINDOWS_CORE_2022_x86_64`.",
      [],
    ),
  },
  appliesTo: (type) => NODE_GROUP_TYPES.has(type) || type === EC2_NODE_CLASS,
  check(nodes, findings, { settings }) {
    const isAllowed = (value: unknown) => {
      const name = String(value);
      if (AMAZON_LINUX_2.test(name)) return false;
      return MAINTAINED.test(name) || settings.allowed.some((allowed) => allowed === name);
    };
    for (const image of imagesOf(nodes)) checkImage(image, isAllowed, findings);
  },
});

/** By default EKS uses Amazon Linux 2023; Karpenter requires a setting. */
function checkImage(
  { field, name }: Image,
  isAllowed: (value: unknown) => boolean,
  findings: Findings,
): void {
  if (!field.isReadable) findings.notEvaluated(field);
  else if (name !== undefined && !isAllowed(name)) {
    findings.fail(
      field,
      "the nodes run an image that is not AL2023, Bottlerocket or another allowed image",
    );
  }
}

interface Image {
  readonly field: Field;
  readonly name: string | undefined;
}

function imagesOf(nodes: Field): readonly Image[] {
  if (nodes.resource.type !== EC2_NODE_CLASS) return [imageIn(nodes.get("amiType"))];
  const spec = nodes.get("spec");
  const terms = spec.get("amiSelectorTerms").items();
  return [imageIn(spec.get("amiFamily")), ...terms.map((term) => imageIn(term.get("alias")))];
}

/** An alias is `al2023@v20260101`; a family and an image type have no version. */
function imageIn(field: Field): Image {
  return { field, name: field.text?.split("@")[0] };
}
