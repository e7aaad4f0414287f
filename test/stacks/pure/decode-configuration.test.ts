import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../../components/core/pure/configuration-error";
import { decodeConfiguration } from "../../../stacks/pure/decode-configuration";

describe("decodeConfiguration", () => {
  it("keeps the project's own keys and decodes its layers", () => {
    const all = { "shop:owner": "team", "shop:cluster": '{"source":"import"}', "aws:region": "x" };
    expect(decodeConfiguration("shop", all)).toEqual({
      owner: "team",
      cluster: { source: "import" },
    });
  });

  it("refuses a layer that is not an object", () => {
    expect(() => decodeConfiguration("shop", { "shop:services": "orders" })).toThrow(
      "services: must be an object; write its keys below it as YAML",
    );
  });

  it("names every layer that is not an object at once", () => {
    const all = { "shop:services": "orders", "shop:network": "", "shop:cluster": "null" };
    expect(() => decodeConfiguration("shop", all)).toThrow(
      new ConfigurationError([
        "services: must be an object; write its keys below it as YAML",
        "network: must be an object; write its keys below it as YAML",
      ]),
    );
  });
});
