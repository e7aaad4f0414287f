import type { Accelerator, Architecture } from "./instance-type";

/** Operating systems that nodes may run; each has images that EKS or its maker keeps current. */
export const OPERATING_SYSTEMS = [
  "bottlerocket",
  "al2023",
  "windows-2022",
  "windows-2025",
] as const;

/** One of {@link OPERATING_SYSTEMS}. */
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

/** What an image has beside the system: drivers of an accelerator, or validated cryptography. */
export const IMAGE_VARIANTS = ["standard", "nvidia", "neuron", "fips"] as const;

/** One of {@link IMAGE_VARIANTS}. */
export type ImageVariant = (typeof IMAGE_VARIANTS)[number];

/** An image that EKS publishes. */
export interface EksImage {
  /**
   * Windows nodes need Linux nodes beside them and the CNI's support for Windows turned on.
   *
   * @default "bottlerocket"
   */
  readonly os?: OperatingSystem;
  /** @default "standard" */
  readonly variant?: ImageVariant;
  /**
   * A release to stay on: `1.49.0-0123abcd` of Bottlerocket, `1.35.0-20261101` of Amazon Linux,
   * `1.35-2026.11.10` of Windows.
   *
   * @default - the newest when the group is made or its minor changes
   */
  readonly release?: string;
  /** A custom image has an `amiId` and joins the cluster with its own user data. */
  readonly amiId?: never;
}

/** How an image is laid out, and where it exists. */
export interface NodeImage {
  /** Name of each image in the EKS API, by variant and architecture. */
  readonly amiTypes: Readonly<
    Partial<Record<ImageVariant, Readonly<Partial<Record<Architecture, string>>>>>
  >;
  /** Volume that grows with images and containers. */
  readonly dataDevice: string;
  /** Further volumes of the image, encrypted at their own size. */
  readonly systemDevices: readonly string[];
}

/** Names of the EKS API reference, `CreateNodegroup` `amiType`. */
const IMAGES: Readonly<Record<OperatingSystem, NodeImage>> = {
  // The system on one read-only volume, everything else on the other.
  bottlerocket: {
    amiTypes: {
      standard: { arm64: "BOTTLEROCKET_ARM_64", x86_64: "BOTTLEROCKET_x86_64" },
      nvidia: { arm64: "BOTTLEROCKET_ARM_64_NVIDIA", x86_64: "BOTTLEROCKET_x86_64_NVIDIA" },
      fips: { arm64: "BOTTLEROCKET_ARM_64_FIPS", x86_64: "BOTTLEROCKET_x86_64_FIPS" },
    },
    dataDevice: "/dev/xvdb",
    systemDevices: ["/dev/xvda"],
  },
  al2023: {
    amiTypes: {
      standard: { arm64: "AL2023_ARM_64_STANDARD", x86_64: "AL2023_x86_64_STANDARD" },
      nvidia: { arm64: "AL2023_ARM_64_NVIDIA", x86_64: "AL2023_x86_64_NVIDIA" },
      neuron: { x86_64: "AL2023_x86_64_NEURON" },
    },
    dataDevice: "/dev/xvda",
    systemDevices: [],
  },
  "windows-2022": {
    amiTypes: { standard: { x86_64: "WINDOWS_CORE_2022_x86_64" } },
    dataDevice: "/dev/sda1",
    systemDevices: [],
  },
  "windows-2025": {
    amiTypes: { standard: { x86_64: "WINDOWS_CORE_2025_x86_64" } },
    dataDevice: "/dev/sda1",
    systemDevices: [],
  },
};

/** The image of an operating system. */
export function nodeImage(operatingSystem: OperatingSystem): NodeImage {
  return IMAGES[operatingSystem];
}

/** Variant of the image that has an accelerator's drivers; `undefined` where EKS has none. */
export function variantFor(accelerator: Accelerator | undefined): ImageVariant | undefined {
  if (accelerator === undefined) return "standard";
  return accelerator === "other" ? undefined : accelerator;
}

/** True for Windows, which takes other settings and another kind of access entry. */
export function isWindows(operatingSystem: OperatingSystem): boolean {
  return operatingSystem.startsWith("windows-");
}
