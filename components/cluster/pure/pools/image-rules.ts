import type { ValidationRule } from "../../../core/pure/validate";
import { parseInstanceType } from "../instance-type";
import { type EksImage, isWindows, nodeImage, type OperatingSystem } from "../node-image";
import { architectureOf } from "../node-pool-plan";
import type { ImageFacts } from "../node-pool-rules";

/** Where a release carries its minor: `1.35.0-20261101`. */
const RELEASE = /^(\d+\.\d+)\.\d+-[0-9a-f]+$/;

/** The same of Windows, whose dates have dots, and in some releases dashes: `1.35-2026.11.10`. */
const WINDOWS_RELEASE = /^(\d+\.\d+)-\d{4}[.-]\d{2}[.-]\d{2}$/;

/** An image as a pool's plan has it: one that AWS publishes, or a custom one. */
type PlannedImage = EksImage | { readonly os: OperatingSystem; readonly custom: true };

/** System and drivers of an image. */
export function imageFacts({
  image,
  instanceTypes,
}: {
  readonly image: PlannedImage;
  readonly instanceTypes: readonly string[];
}): ImageFacts {
  const { os = "bottlerocket" } = image;
  if (!("custom" in image)) return { os, variant: image.variant ?? "standard" };
  // Nobody but its maker knows which drivers it has.
  const [first = ""] = instanceTypes;
  const accelerator = parseInstanceType(first)?.accelerator;
  const variant = accelerator === "neuron" || accelerator === "nvidia" ? accelerator : "standard";
  return { os, variant };
}

/** What must not hold of an image that AWS publishes. */
export function imageRules(
  image: EksImage,
  facts: ImageFacts,
  instanceTypes: readonly string[],
  version: string,
): readonly ValidationRule[] {
  const { os, variant } = facts;
  const images = nodeImage(os).amiTypes[variant];
  const architecture = architectureOf(instanceTypes);
  return [
    {
      when: images === undefined,
      path: "image.variant",
      problem: `does not exist for ${os}`,
      got: variant,
      fix: `use one of ${Object.keys(nodeImage(os).amiTypes).join(", ")}`,
    },
    {
      when: images !== undefined && images[architecture] === undefined,
      path: "image.os",
      problem: `has no ${variant} image for ${architecture}`,
      got: os,
      fix: "use instance types of the other architecture, or another system",
    },
    ...releaseRules(image.release, os, version),
  ];
}

/** How a release of each system is written. */
const EXAMPLES: Readonly<Record<OperatingSystem, string>> = {
  bottlerocket: "1.49.0-0123abcd",
  al2023: "1.35.0-20261101",
  "windows-2022": "1.35-2026.11.10",
  "windows-2025": "1.35-2026.11.10",
};

function releaseRules(
  release: string | undefined,
  os: OperatingSystem,
  version: string,
): readonly ValidationRule[] {
  if (release === undefined) return [];
  const parts = (isWindows(os) ? WINDOWS_RELEASE : RELEASE).exec(release);
  return [
    {
      when: parts === null,
      path: "image.release",
      problem: "is not the name of a release",
      got: release,
      fix: `write it as "${EXAMPLES[os]}"`,
    },
    {
      // Bottlerocket counts its own releases, each for every minor.
      when: os !== "bottlerocket" && parts !== null && parts[1] !== version,
      path: "image.release",
      problem: `is for another minor than version (${version})`,
      got: release,
      fix: "raise both together",
    },
  ];
}
