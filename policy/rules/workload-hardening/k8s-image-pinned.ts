import { containersWhere } from "../../admission/pods";
import type { Container } from "../../world/kubernetes/pod-specs";
import { eksBestPractices } from "../../rule/frameworks";
import { parseImageReference, isPinnedInCel } from "./k8s-image-pinned/image-reference";
import { flag } from "../../rule/parameters";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";

/** What runs must be what was reviewed: a tag can be moved, a digest cannot. */
export const k8sImagePinned = podRule({
  id: "k8s-image-pinned",
  topic: "workload-hardening",
  severity: "medium",
  description: "Every image has a tag other than latest and, in prod, a digest.",
  remediation: "Write the image as repository:tag@sha256:digest.",
  frameworks: [eksBestPractices("image-security", "Use immutable references to images")],
  parameters: {
    ...POD_PARAMETERS,
    requireDigest: flag("Refuse images without a digest.", { dev: false, prod: true }),
  },
  check(pod, findings, { settings }) {
    for (const container of pod.containers) {
      const image = container.field.get("image");
      if (!image.isReadable) {
        findings.notEvaluated(image);
        continue;
      }
      const problem = problemOf(container, image.text ?? "", settings.requireDigest);
      if (problem !== undefined) findings.failOrMissing(image, problem);
    }
  },
  admission: {
    problem:
      "the image is not pinned: its tag is absent, latest or, where one is required, without a digest",
    breaches: ({ settings }) =>
      containersWhere(
        `!(${isPinnedInCel('c.it.?image.orValue("")', settings.requireDigest)})`,
        "image",
      ),
  },
});

function problemOf(
  { label }: Container,
  image: string,
  requireDigest: boolean,
): string | undefined {
  if (image === "") return `${label} does not name an image`;
  const { tag, digest } = parseImageReference(image);
  if (digest !== undefined) return undefined;
  if (tag === undefined) return `${label} uses an image without tag or digest`;
  if (tag === "latest") return `${label} uses an image with the tag latest`;
  return requireDigest ? `${label} uses an image without a digest` : undefined;
}
