import { describe, expect, it } from "vitest";
import {
  editPoolSettings,
  poolText,
  readPoolSettings,
} from "../../../cli/pool-rotation/pool-settings";

const TEXT = `config:
  shop:cluster: # the only one
    version: "1.35"
    pools:
      system: { instanceTypes: [m7g.large], minSize: 2, maxSize: 4 }
      batch:
        instanceTypes: [m7g.large, m6g.large]
        minSize: 0
        maxSize: 6
        capacityType: spot
      # last
      gpu: { instanceTypes: [g5.xlarge], minSize: 0, maxSize: 1 } # dear
`;

const place = (pool: string, cluster = "main") => ({ project: "shop", cluster, pool });
const read = (pool: string) => readPoolSettings(TEXT, place(pool));

describe("readPoolSettings", () => {
  it("finds a pool, whatever style it is written in", () => {
    expect(read("system").pool).toEqual({ instanceTypes: ["m7g.large"] });
    expect(read("batch").pool).toEqual({
      instanceTypes: ["m7g.large", "m6g.large"],
      capacityType: "spot",
    });
  });

  it("finds one under a key without the project's name", () => {
    const text = TEXT.replace("shop:cluster", "cluster");
    expect(readPoolSettings(text, place("gpu")).pool.instanceTypes).toEqual(["g5.xlarge"]);
  });

  it("finds one of a further cluster", () => {
    const text = `config:
  shop:clusters:
    edge: { pools: { small: { instanceTypes: [t4g.medium], minSize: 1, maxSize: 2 } } }
`;
    expect(readPoolSettings(text, place("small", "edge")).pool.instanceTypes).toEqual([
      "t4g.medium",
    ]);
    expect(() => readPoolSettings(text, place("small", "egde"))).toThrow(
      '--cluster: is not a cluster of this stack, got "egde"; name one of main, edge (did you mean "edge"?)',
    );
  });

  it("names the pools that there are", () => {
    expect(() => read("sytem")).toThrow(
      '--pool: is not a pool of cluster.pools, got "sytem"; name one of system, batch, gpu (did you mean "system"?)',
    );
  });

  it("refuses what is not a pool's settings", () => {
    const text = TEXT.replace("[g5.xlarge]", "3");
    expect(() => readPoolSettings(text, place("gpu"))).toThrow(
      "cluster.pools.gpu: is not the settings of a pool; preview the stack for what is wrong",
    );
  });
});

describe("editPoolSettings", () => {
  const rotation = { color: "green", retiring: { instanceTypes: ["m7g.large"] } } as const;

  it.each(["system", "batch", "gpu"])("changes only %s, and to the same again", (name) => {
    const found = read(name);
    const edited = editPoolSettings(TEXT, found, { ...found.pool, rotation });
    const again = readPoolSettings(edited, place(name));
    expect(again.values).toEqual({ ...found.values, rotation });
    for (const other of ["system", "batch", "gpu"].filter((each) => each !== name)) {
      expect(readPoolSettings(edited, place(other)).values).toEqual(read(other).values);
    }
    expect(edited).toContain("# the only one");
    expect(edited).toContain("# last");
    expect(edited).toContain("# dear");
  });

  it("takes the rotation away again", () => {
    const found = read("system");
    const edited = editPoolSettings(TEXT, found, { ...found.pool, rotation });
    const rotating = readPoolSettings(edited, place("system"));
    expect(editPoolSettings(edited, rotating, found.pool)).toBe(TEXT);
  });

  it("loses no comment", () => {
    const text = TEXT.replace("minSize: 0\n", "minSize: 0 # empty at night\n");
    const found = readPoolSettings(text, place("batch"));
    expect(() => editPoolSettings(text, found, found.pool)).toThrow(
      "--write: would lose a comment inside the pool's settings; move it above the pool, or make the edit by hand",
    );
  });
});

describe("poolText", () => {
  it("is one line as the files have it", () => {
    const found = read("system");
    expect(poolText(found, { ...found.pool, rotation: { color: "green" } })).toBe(
      "{ instanceTypes: [m7g.large], minSize: 2, maxSize: 4, rotation: { color: green } }",
    );
  });
});
