import type { Architecture } from "./instance-type";
import type { ImageVariant, OperatingSystem } from "./node-image";

/** An image that EKS publishes, as a launch template names it. */
export interface ImageChoice {
  readonly os: OperatingSystem;
  readonly variant: ImageVariant;
  readonly architecture: Architecture;
  /** Kubernetes minor that the image is built for. */
  readonly minor: string;
  readonly release?: string;
}

/**
 * The parameter in Systems Manager under which AWS publishes the id of an image. A launch template
 * that says `resolve:ssm:` looks it up whenever an instance starts, so no id stands in the program.
 */
export function imageParameter(choice: ImageChoice): string {
  const { os, minor } = choice;
  switch (os) {
    case "al2023":
      return amazonLinux(choice);
    case "bottlerocket":
      return bottlerocket(choice);
    case "windows-2022":
    case "windows-2025": {
      const year = os.slice("windows-".length);
      return `/aws/service/ami-windows-latest/Windows_Server-${year}-English-Core-EKS_Optimized-${minor}/image_id`;
    }
  }
}

function amazonLinux({ variant, architecture, minor, release }: ImageChoice): string {
  const folder = `/aws/service/eks/optimized-ami/${minor}/amazon-linux-2023/${architecture}/${variant}`;
  if (release === undefined) return `${folder}/recommended/image_id`;
  // "1.35.0-20261101" of the API is "v20261101" in the name of the image.
  const date = release.slice(release.lastIndexOf("-") + 1);
  return `${folder}/amazon-eks-node-al2023-${architecture}-${variant}-${minor}-v${date}/image_id`;
}

function bottlerocket({ variant, architecture, minor, release }: ImageChoice): string {
  const flavor = variant === "standard" ? "" : `-${variant}`;
  return `/aws/service/bottlerocket/aws-k8s-${minor}${flavor}/${architecture}/${release ?? "latest"}/image_id`;
}
