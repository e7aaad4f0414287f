import { describe, expect, it } from "vitest";
import {
  IMAGE_VARIANTS,
  isWindows,
  nodeImage,
  OPERATING_SYSTEMS,
  variantFor,
} from "../../../../components/cluster/pure/node-image";

describe("nodeImage", () => {
  it("boots Bottlerocket from one volume and keeps containers on another", () => {
    const { dataDevice, systemDevices } = nodeImage("bottlerocket");
    expect({ dataDevice, systemDevices }).toEqual({
      dataDevice: "/dev/xvdb",
      systemDevices: ["/dev/xvda"],
    });
  });

  it("keeps everything of the others on their root volume", () => {
    expect(nodeImage("al2023")).toMatchObject({ dataDevice: "/dev/xvda", systemDevices: [] });
    expect(nodeImage("windows-2025")).toMatchObject({ dataDevice: "/dev/sda1", systemDevices: [] });
  });

  it("knows each image by the name that EKS gives it", () => {
    const names = OPERATING_SYSTEMS.flatMap((os) =>
      IMAGE_VARIANTS.flatMap((variant) => Object.values(nodeImage(os).amiTypes[variant] ?? {})),
    );
    expect(names).toEqual([
      "BOTTLEROCKET_ARM_64",
      "BOTTLEROCKET_x86_64",
      "BOTTLEROCKET_ARM_64_NVIDIA",
      "BOTTLEROCKET_x86_64_NVIDIA",
      "BOTTLEROCKET_ARM_64_FIPS",
      "BOTTLEROCKET_x86_64_FIPS",
      "AL2023_ARM_64_STANDARD",
      "AL2023_x86_64_STANDARD",
      "AL2023_ARM_64_NVIDIA",
      "AL2023_x86_64_NVIDIA",
      "AL2023_x86_64_NEURON",
      "WINDOWS_CORE_2022_x86_64",
      "WINDOWS_CORE_2025_x86_64",
    ]);
  });
});

describe("variantFor", () => {
  it("is the image with the drivers", () => {
    expect(([undefined, "nvidia", "neuron", "other"] as const).map(variantFor)).toEqual([
      "standard",
      "nvidia",
      "neuron",
      undefined,
    ]);
  });
});

describe("isWindows", () => {
  it("tells the systems apart", () => {
    expect(OPERATING_SYSTEMS.filter(isWindows)).toEqual(["windows-2022", "windows-2025"]);
  });
});
