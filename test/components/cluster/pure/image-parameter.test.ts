import { describe, expect, it } from "vitest";
import {
  type ImageChoice,
  imageParameter,
} from "../../../../components/cluster/pure/image-parameter";

const base = { variant: "standard", architecture: "arm64", minor: "1.35" } as const;

describe("imageParameter", () => {
  it.each<[string, ImageChoice, string]>([
    [
      "the newest Amazon Linux",
      { ...base, os: "al2023" },
      "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id",
    ],
    [
      "one Amazon Linux",
      { ...base, os: "al2023", release: "1.35.0-20261101" },
      "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/amazon-eks-node-al2023-arm64-standard-1.35-v20261101/image_id",
    ],
    [
      "the newest Bottlerocket",
      { ...base, os: "bottlerocket" },
      "/aws/service/bottlerocket/aws-k8s-1.35/arm64/latest/image_id",
    ],
    [
      "one Bottlerocket with drivers",
      { ...base, os: "bottlerocket", variant: "nvidia", release: "1.49.0-0123abcd" },
      "/aws/service/bottlerocket/aws-k8s-1.35-nvidia/arm64/1.49.0-0123abcd/image_id",
    ],
    [
      "the newest Windows",
      { ...base, os: "windows-2025", architecture: "x86_64" },
      "/aws/service/ami-windows-latest/Windows_Server-2025-English-Core-EKS_Optimized-1.35/image_id",
    ],
  ])("names %s", (_case, choice, name) => {
    expect(imageParameter(choice)).toBe(name);
  });
});
