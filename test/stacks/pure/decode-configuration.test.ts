import { describe, expect, it } from "vitest";
import { decodeConfiguration } from "../../../stacks/pure/decode-configuration";

describe("decodeConfiguration", () => {
  it("keeps the project's own keys and decodes its layers", () => {
    const all = { "shop:owner": "team", "shop:cluster": '{"source":"import"}', "aws:region": "x" };
    expect(decodeConfiguration("shop", all)).toEqual({
      owner: "team",
      cluster: { source: "import" },
    });
  });

  it("refuses a layer that is no object", () => {
    expect(() => decodeConfiguration("shop", { "shop:services": "orders" })).toThrow(
      "services: must be an object; write its keys below it as YAML",
    );
  });
});
