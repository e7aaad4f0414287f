import { describe, expect, it } from "vitest";
import { findProblems } from "../../../../components/core/pure/validate";
import { imageRules } from "../../../../components/service/pure/image-rules";

const DIGEST = `sha256:${"a".repeat(64)}`;

describe("imageRules", () => {
  it.each([
    `registry.example/shop/orders@${DIGEST}`,
    `registry.example:5000/shop/orders:1.4.2@${DIGEST}`,
    `123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders@${DIGEST}`,
  ])("accepts %s", (image) => {
    expect(findProblems(imageRules(image))).toEqual([]);
  });

  it.each([
    "registry.example/shop/orders:1.4.2",
    "registry.example/shop/orders@sha256:abc",
    `registry.example/shop/orders@${DIGEST.toUpperCase()}`,
    `@${DIGEST}`,
  ])("refuses %s", (image) => {
    expect(findProblems(imageRules(image))).toEqual([
      `image: has no digest, got ${JSON.stringify(image)}; append it: "registry.example/shop/orders:1.4.2@sha256:<64 hex digits>"`,
    ]);
  });
});
