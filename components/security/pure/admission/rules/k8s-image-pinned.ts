import type { AdmissionEnvironment } from "../levels";
import { celText } from "../cel";
import { containersWhere, podRule } from "../pods";

/** `algorithm:encoded` after the @, as the OCI image specification writes a digest. */
const WITH_DIGEST = "^[^@]*@[a-z0-9]+(?:[+._-][a-z0-9]+)*:[A-Za-z0-9=_-]+$";
/** A tag after the last slash; a port is not mistaken for one. */
const WITH_TAG = "^(?:[^@]*/)?[^@/:]*:[^@/]+(?:@.*)?$";
const WITH_LATEST = "^(?:[^@]*/)?[^@/:]*:latest(?:@.*)?$";

const REQUIRE_DIGEST: Readonly<Record<AdmissionEnvironment, boolean>> = { dev: false, prod: true };

/** What runs must be what was reviewed: a tag can be moved, a digest cannot. */
export const k8sImagePinned = podRule({
  id: "k8s-image-pinned",
  severity: "medium",
  problem:
    "the image is not pinned: its tag is absent, latest or, where one is required, without a digest",
  fix: "write the image as repository:tag@sha256:digest",
  breaches: ({ environment, parameters }) => {
    const { requireDigest } = parameters["k8s-image-pinned"] ?? {
      requireDigest: REQUIRE_DIGEST[environment],
    };
    const image = 'c.it.?image.orValue("")';
    const isTagged = `(${image}.matches(${celText(WITH_TAG)}) && !${image}.matches(${celText(WITH_LATEST)}))`;
    const isPinned = `${image}.matches(${celText(WITH_DIGEST)})`;
    return containersWhere(
      `!(${requireDigest ? isPinned : `${isPinned} || ${isTagged}`})`,
      "image",
    );
  },
});
