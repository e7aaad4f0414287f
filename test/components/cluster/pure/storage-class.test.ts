import { describe, expect, it } from "vitest";
import { planStorageClass } from "../../../../components/cluster/pure/storage-class";

const input = {
  className: "gp3",
  driver: "add-on",
  isDefault: true,
  reclaimPolicy: "Delete",
} as const;

describe("planStorageClass", () => {
  it("encrypts every volume", () => {
    expect(planStorageClass(input).parameters).toEqual({
      type: "gp3",
      encrypted: "true",
      "csi.storage.k8s.io/fstype": "ext4",
    });
  });

  it.each([
    ["add-on", "ebs.csi.aws.com"],
    ["auto-mode", "ebs.csi.eks.amazonaws.com"],
  ] as const)("asks the driver of the %s", (driver, provisioner) => {
    expect(planStorageClass({ ...input, driver }).provisioner).toBe(provisioner);
  });

  it("marks the default class", () => {
    expect(planStorageClass(input).metadata.annotations).toEqual({
      "storageclass.kubernetes.io/is-default-class": "true",
    });
  });

  it("refuses a name that Kubernetes does not accept", () => {
    expect(() => planStorageClass({ ...input, className: "Fast SSD" })).toThrow(
      'className: is not a name that Kubernetes accepts, got "Fast SSD"; ' +
        "use up to 253 lower-case letters, digits, hyphens and dots",
    );
  });
});
