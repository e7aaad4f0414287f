import { describe, expect, it } from "vitest";
import { clusterName } from "../../../../cli/commands/sandbox/cluster-name";
import { ROOT } from "../../../support/repository";
import { recordedContext } from "../../recorded-context";

const { context } = recordedContext({ projectRoot: ROOT, cwd: ROOT });

describe("clusterName", () => {
  it.each([
    ["dev", "dev-cluster"],
    ["prod", "prod-cluster"],
    ["local", "local"],
  ])("of %s is the one that the stack works on", (stack, expected) => {
    expect(clusterName(context, { stack })).toBe(expected);
  });

  it("is the one named on the command line", () => {
    expect(clusterName(context, { stack: "dev", cluster: "mine" })).toBe("mine");
  });

  it.each(["../up", "", ".hidden", "a/b", "a b"])(
    "is never %j, which is not a folder's name",
    (name) => {
      expect(() => clusterName(context, { stack: "dev", cluster: name })).toThrow(
        "--cluster: is not the name of a cluster",
      );
    },
  );

  it("needs a stack that there is", () => {
    expect(() => clusterName(context, { stack: "nowhere" })).toThrow("--stack: there is no such");
  });
});
