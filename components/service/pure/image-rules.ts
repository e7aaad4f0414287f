import type { ValidationRule } from "../../core/pure/validate";

/** `registry/path:tag@sha256:…`; the tag is for people, the digest decides. */
const PINNED = /^[a-z0-9][\w.:/-]*@sha256:[0-9a-f]{64}$/;

/** An image must name its content, so that what was reviewed is what runs on every node. */
export function imageRules(image: string): readonly ValidationRule[] {
  return [
    {
      when: !PINNED.test(image),
      path: "image",
      problem: "has no digest",
      got: image,
      fix: 'append it: "registry.example/shop/orders:1.4.2@sha256:<64 hex digits>"',
    },
  ];
}
