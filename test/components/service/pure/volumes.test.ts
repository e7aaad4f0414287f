import { describe, expect, it } from "vitest";
import { podVolumes, volumeMounts } from "../../../../components/service/pure/volumes";

describe("podVolumes", () => {
  it("bounds the scratch space", () => {
    expect(podVolumes([])).toEqual([{ name: "tmp", emptyDir: { sizeLimit: "64Mi" } }]);
  });

  it("mounts a Secret readable by owner and group only", () => {
    expect(podVolumes(["database"])[1]).toEqual({
      name: "secret-database",
      secret: { secretName: "database", defaultMode: 0o440 },
    });
  });

  it("keeps the volume of a Secret with a long name within a DNS label", () => {
    const names = podVolumes(["a".repeat(80), `${"a".repeat(80)}b`]).map((volume) => volume.name);
    expect(new Set(names).size).toBe(3);
    expect(names.every((name) => /^[a-z0-9-]{1,63}$/.test(String(name)))).toBe(true);
  });
});

describe("volumeMounts", () => {
  it("mounts every volume of the pod where the application looks", () => {
    expect(volumeMounts(["database.v2"])).toEqual([
      { name: "tmp", mountPath: "/tmp" },
      {
        name: podVolumes(["database.v2"])[1]?.name,
        mountPath: "/etc/secrets/database.v2",
        readOnly: true,
      },
    ]);
  });
});
