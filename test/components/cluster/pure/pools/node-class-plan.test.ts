import { describe, expect, it } from "vitest";
import type { NodeClassInput } from "../../../../../components/cluster/pure/pools/karpenter-settings";
import { planNodeClass } from "../../../../../components/cluster/pure/pools/node-class-plan";
import { nodeClassInput } from "./karpenter-inputs";

const plan = (change: Partial<NodeClassInput> = {}) =>
  planNodeClass("dev-batch", { ...nodeClassInput, ...change });

const volume = (deviceName: string, volumeSize: string) => ({
  deviceName,
  ebs: { volumeType: "gp3", volumeSize, encrypted: true, deleteOnTermination: true },
});

describe("planNodeClass", () => {
  it("keeps metadata from pods, encrypts volumes and takes no public address", () => {
    expect(plan()).toEqual({
      className: "dev-batch",
      spec: {
        amiSelectorTerms: [{ alias: "bottlerocket@latest" }],
        associatePublicIPAddress: false,
        metadataOptions: {
          httpEndpoint: "enabled",
          httpTokens: "required",
          httpPutResponseHopLimit: 1,
        },
        blockDeviceMappings: [volume("/dev/xvda", "4Gi"), volume("/dev/xvdb", "50Gi")],
        tags: {},
      },
    });
  });

  it.each<[NodeClassInput["image"], string]>([
    [{ os: "al2023", release: "v20261101" }, "al2023@v20261101"],
    [{ release: "v1.49.0" }, "bottlerocket@v1.49.0"],
    [{ os: "windows-2022" }, "windows2022@latest"],
    [{ os: "windows-2025" }, "windows2025@latest"],
  ])("names the image %o by its alias", (image, alias) => {
    expect(plan({ image }).spec.amiSelectorTerms).toEqual([{ alias }]);
  });

  it("gives other systems one volume", () => {
    const { spec } = plan({ image: { os: "al2023" }, machine: { diskSizeGiB: 80 } });
    expect(spec.blockDeviceMappings).toEqual([volume("/dev/xvda", "80Gi")]);
  });

  it("tells the kubelet what it keeps and how many pods it takes", () => {
    const { spec } = plan({
      machine: {
        maxPods: 110,
        metadataHops: 2,
        localDisks: true,
        kubelet: {
          reserved: { cpu: "100m", memory: "300Mi" },
          systemReserved: { memory: "100Mi" },
          evictBelowMemory: "200Mi",
          imageCleanup: { above: 80, downTo: 70 },
        },
      },
    });
    expect(spec).toMatchObject({
      metadataOptions: { httpPutResponseHopLimit: 2 },
      instanceStorePolicy: "RAID0",
      kubelet: {
        maxPods: 110,
        kubeReserved: { cpu: "100m", memory: "300Mi" },
        systemReserved: { memory: "100Mi" },
        evictionHard: { "memory.available": "200Mi" },
        imageGCHighThresholdPercent: 80,
        imageGCLowThresholdPercent: 70,
      },
    });
  });

  it("selects reserved capacity by id or by tags", () => {
    const { spec } = plan({
      reservations: [
        { reservationId: "cr-0123456789abcdef0" },
        { tags: { use: "batch" } },
        { tags: { use: "batch" }, ownerAccountId: "111122223333" },
      ],
    });
    expect(spec.capacityReservationSelectorTerms).toEqual([
      { id: "cr-0123456789abcdef0" },
      { tags: { use: "batch" } },
      { tags: { use: "batch" }, ownerID: "111122223333" },
    ]);
  });
});
