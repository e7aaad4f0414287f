import type { Architecture } from "./instance-type";

/** Operating systems that nodes may run; each has an image that EKS maintains. */
export const OPERATING_SYSTEMS = ["bottlerocket", "al2023"] as const;

/** One of {@link OPERATING_SYSTEMS}. */
export type OperatingSystem = (typeof OPERATING_SYSTEMS)[number];

/** How an image of EKS is called and laid out. */
export interface NodeImage {
  /** Name of the image in the EKS API, by architecture. */
  readonly amiType: Readonly<Record<Architecture, string>>;
  /** Volume that grows with images and containers. */
  readonly dataDevice: string;
  /** Further volumes of the image, encrypted at their own size. */
  readonly systemDevices: readonly string[];
}

const IMAGES: Readonly<Record<OperatingSystem, NodeImage>> = {
  // The system on one read-only volume, everything else on the other.
  bottlerocket: {
    amiType: { arm64: "BOTTLEROCKET_ARM_64", x86_64: "BOTTLEROCKET_x86_64" },
    dataDevice: "/dev/xvdb",
    systemDevices: ["/dev/xvda"],
  },
  al2023: {
    amiType: { arm64: "AL2023_ARM_64_STANDARD", x86_64: "AL2023_x86_64_STANDARD" },
    dataDevice: "/dev/xvda",
    systemDevices: [],
  },
};

/** The image of an operating system. */
export function nodeImage(operatingSystem: OperatingSystem): NodeImage {
  return IMAGES[operatingSystem];
}
