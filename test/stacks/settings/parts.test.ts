import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readParts } from "../../../stacks/settings/parts";
import { settingsSchema } from "../../../stacks/settings/schema";
import { soundConfiguration } from "../../support/fuzz/sound-configuration";

const pool = z.strictObject({
  type: z.string(),
  size: z.int().min(1),
  rotation: z.strictObject({ color: z.enum(["blue", "green"]) }).optional(),
});
const section = z.discriminatedUnion("source", [
  z.strictObject({
    source: z.literal("create"),
    zones: z.array(z.string()).min(2),
    spot: z.boolean().default(false),
    pools: z.record(z.string().regex(/^[a-z_]+$/), pool).default({}),
  }),
  z.strictObject({ source: z.literal("import"), name: z.string() }),
]);

describe("readParts", () => {
  it("is the whole value, defaults included, where the schema accepts it", () => {
    const value = { source: "create", zones: ["a", "b"], spot: false, pools: {} };
    expect(readParts(section, { source: "create", zones: ["a", "b"] })).toEqual({
      value,
      parts: value,
      issues: [],
    });
  });

  it.each<[string, unknown, unknown]>([
    [
      "a wrong value in one key",
      { source: "create", zones: ["a", "b"], spot: "yes" },
      { source: "create", zones: ["a", "b"], spot: undefined, pools: {} },
    ],
    [
      "an unknown key",
      { source: "import", name: "shared", colour: "blue" },
      { source: "import", name: "shared" },
    ],
    [
      "an item of a list, whose position stays",
      { source: "create", zones: ["a", 1, "c"] },
      { source: "create", zones: ["a", undefined, "c"], spot: false, pools: {} },
    ],
    [
      "a list as a whole, whose items stay",
      { source: "create", zones: ["a"] },
      { source: "create", zones: ["a"], spot: false, pools: {} },
    ],
    [
      "an entry, whose name stays",
      { source: "create", zones: ["a", "b"], pools: { main: 1, spare: { type: "m", size: 1 } } },
      {
        source: "create",
        zones: ["a", "b"],
        spot: false,
        pools: { main: undefined, spare: { type: "m", size: 1 } },
      },
    ],
    [
      "the name of an entry",
      { source: "create", zones: ["a", "b"], pools: { A: { type: "m", size: 1 } } },
      { source: "create", zones: ["a", "b"], spot: false, pools: { A: undefined } },
    ],
    [
      "a key below a key that may be missing",
      {
        source: "create",
        zones: ["a", "b"],
        pools: { main: { type: "m", size: 0, rotation: { color: "green" } } },
      },
      {
        source: "create",
        zones: ["a", "b"],
        spot: false,
        pools: { main: { type: "m", size: undefined, rotation: { color: "green" } } },
      },
    ],
    ["an unknown variant", { source: "stack", name: "shared" }, undefined],
    ["what is not an object", "create", undefined],
  ])("leaves out %s", (_, raw, parts) => {
    const reading = readParts(section, raw);
    expect(reading.value).toBeUndefined();
    expect(reading.parts).toStrictEqual(parts);
    expect(reading.issues).toEqual(section.safeParse(raw).error?.issues);
  });

  it("keeps an entry that is called after the prototype of objects, which zod drops", () => {
    const raw: unknown = JSON.parse(
      '{"source":"create","zones":["a","b"],"pools":{"__proto__":{"type":"m","size":1}}}',
    );
    const { value, parts, issues } = readParts(section, raw);
    expect({ value, issues }).toEqual({ value: undefined, issues: [] });
    const pools = parts?.source === "create" ? parts.pools : undefined;
    expect(Object.entries(pools ?? {})).toEqual([["__proto__", { type: "m", size: 1 }]]);
  });

  it("loses nothing of a configuration with a mistake beside it", () => {
    fc.assert(
      fc.property(soundConfiguration, (configuration) => {
        const sections = ["network", "cluster", "platform"].map((name) => {
          const section: unknown = configuration[name];
          return [name, { source: "create", ...Object(section) }] as const;
        });
        const complete = { ...configuration, ...Object.fromEntries(sections) };
        const { parts } = readParts(settingsSchema, { ...complete, colour: "blue" });
        expect(JSON.stringify(parts)).toBe(JSON.stringify(settingsSchema.parse(complete)));
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});
