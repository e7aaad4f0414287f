import { describe, expect, it } from "vitest";
import { BlockStorage, type BlockStorageArgs } from "../../../components/cluster";
import { record, type RecordOptions, valueOf } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const CLASS = "kubernetes:storage.k8s.io/v1:StorageClass";

function recordStorage(args?: BlockStorageArgs, options?: RecordOptions) {
  return record(() => new BlockStorage("dev-storage", args), options);
}

async function storageClass(args?: BlockStorageArgs) {
  return (await recordStorage(args)).only(CLASS);
}

describe("BlockStorage", () => {
  it.each([{ preview: true }, { preview: false }])("declares one class (%o)", async (mode) => {
    const { inventory } = await recordStorage(undefined, mode);
    expect(inventory).toEqual([`${CLASS} dev-storage-class`]);
  });

  it("encrypts every volume [KI-4]", async () => {
    provesRow("KI-4", await storageClass(), "parameters.encrypted", "true");
  });

  it("places a volume where its pod is scheduled [KI-4]", async () => {
    provesRow("KI-4", await storageClass(), "volumeBindingMode", "WaitForFirstConsumer");
  });

  it("makes gp3 volumes of the EBS driver, which can grow [KI-4]", async () => {
    const planned = await storageClass();
    provesRow("KI-4", planned, "provisioner", "ebs.csi.aws.com");
    expect(planned.inputs).toMatchObject({
      parameters: { type: "gp3" },
      allowVolumeExpansion: true,
      reclaimPolicy: "Delete",
    });
  });

  it("serves claims that name no class", async () => {
    expect((await storageClass()).inputs.metadata).toEqual({
      name: "gp3",
      annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    });
  });

  it("stands beside another default where asked", async () => {
    const args = { className: "kept", isDefault: false, reclaimPolicy: "Retain" } as const;
    expect((await storageClass(args)).inputs).toMatchObject({
      metadata: {
        name: "kept",
        annotations: { "storageclass.kubernetes.io/is-default-class": "false" },
      },
      reclaimPolicy: "Retain",
    });
  });

  it("applies a transform last", async () => {
    const transform = { storageClass: { mountOptions: ["noatime"] } };
    const { inputs } = await storageClass({ transform });
    expect(inputs.mountOptions).toEqual(["noatime"]);
  });

  it("offers the name that claims refer to", async () => {
    let className = "";
    await record(async () => {
      className = await valueOf(new BlockStorage("dev-storage").className);
    });
    expect(className).toBe("gp3");
  });

  it("refuses a bad name before anything is declared", async () => {
    await expect(recordStorage({ className: "Fast SSD" })).rejects.toThrow(
      "className: is not a name that Kubernetes accepts",
    );
  });
});
