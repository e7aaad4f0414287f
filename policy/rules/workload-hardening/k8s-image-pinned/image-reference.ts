import { celText } from "../../../../components/security/pure/cel";

/** The parts of an image reference that say which bytes run. */
export interface ImageReference {
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** `algorithm:encoded`, as the OCI image specification writes a digest. */
const DIGEST = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[A-Za-z0-9=_-]+$/;

/** Reads `registry:5000/team/app:1.2@sha256:…`; a port is not mistaken for a tag. */
export function parseImageReference(image: string): ImageReference {
  const [name = "", digest] = image.split("@", 2);
  const lastPart = name.slice(name.lastIndexOf("/") + 1);
  const colon = lastPart.indexOf(":");
  const tag = colon === -1 ? "" : lastPart.slice(colon + 1);
  return {
    tag: tag === "" ? undefined : tag,
    digest: digest !== undefined && DIGEST.test(digest) ? digest : undefined,
  };
}

/** The digest after the name; a tag after the last slash, where a port is not mistaken for one. */
const WITH_DIGEST = "^[^@]*@[a-z0-9]+(?:[+._-][a-z0-9]+)*:[A-Za-z0-9=_-]+$";
const WITH_TAG = "^(?:[^@]*/)?[^@/:]*:[^@/]+(?:@.*)?$";
const WITH_LATEST = "^(?:[^@]*/)?[^@/:]*:latest(?:@.*)?$";

/** CEL that is true for an image with a digest or, where none is required, a tag but latest. */
export function isPinnedInCel(image: string, requireDigest: boolean): string {
  const isTagged = `(${image}.matches(${celText(WITH_TAG)}) && !${image}.matches(${celText(WITH_LATEST)}))`;
  const hasDigest = `${image}.matches(${celText(WITH_DIGEST)})`;
  return requireDigest ? hasDigest : `${hasDigest} || ${isTagged}`;
}
