import { describe, expect, it } from "vitest";
import { nodeImage } from "../../../../components/cluster/pure/node-image";

describe("nodeImage", () => {
  it("boots Bottlerocket from one volume and keeps containers on another", () => {
    expect(nodeImage("bottlerocket")).toEqual({
      amiType: { arm64: "BOTTLEROCKET_ARM_64", x86_64: "BOTTLEROCKET_x86_64" },
      dataDevice: "/dev/xvdb",
      systemDevices: ["/dev/xvda"],
    });
  });

  it("keeps everything of Amazon Linux on its root volume", () => {
    expect(nodeImage("al2023")).toEqual({
      amiType: { arm64: "AL2023_ARM_64_STANDARD", x86_64: "AL2023_x86_64_STANDARD" },
      dataDevice: "/dev/xvda",
      systemDevices: [],
    });
  });
});
