import { describe, expect, expectTypeOf, it } from "vitest";
import { definedOnly } from "../../../../components/core/pure/defined-only";

interface Volume {
  readonly type: string;
  readonly sizeGiB?: number;
  readonly encrypted?: boolean;
}

/** With `exactOptionalPropertyTypes` this builds only because `sizeGiB` is optional in the result. */
function planVolume(sizeGiB: number | undefined, encrypted: boolean | undefined): Volume {
  return definedOnly({ type: "gp3", sizeGiB, encrypted });
}

describe("definedOnly", () => {
  it("leaves out the fields that are undefined", () => {
    expect(Object.keys(planVolume(undefined, true))).toEqual(["type", "encrypted"]);
    expect(planVolume(undefined, undefined)).toStrictEqual({ type: "gp3" });
  });

  it("keeps every other value, falsy ones too", () => {
    const fields = { zero: 0, no: false, empty: "", none: null, list: [undefined] };
    expect(definedOnly(fields)).toStrictEqual(fields);
  });

  it("keeps the order of the fields, as plans are compared by byte", () => {
    expect(Object.keys(definedOnly({ b: 1, gone: undefined, a: 2, c: 3 }))).toEqual([
      "b",
      "a",
      "c",
    ]);
  });

  it("does not change the object that it is given", () => {
    const fields: { readonly size: number | undefined } = { size: undefined };
    definedOnly(fields);
    expect(Object.keys(fields)).toEqual(["size"]);
  });

  it("gives fields that may be undefined as optional ones, without undefined in their type", () => {
    const fields: { readonly type: string; readonly size: number | undefined } = {
      type: "gp3",
      size: undefined,
    };
    const volume = definedOnly(fields);
    expectTypeOf(volume.type).toEqualTypeOf<string>();
    expectTypeOf(volume).toExtend<{ readonly size?: number }>();
  });
});
