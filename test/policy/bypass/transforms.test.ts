import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { planProgram } from "../../../plan";
import { checkPlan } from "../../../policy/check/check-plan";

/** A good pod; what is bad about it comes from a transformation. */
function declarePod(opts: pulumi.CustomResourceOptions = {}): void {
  new kubernetes.core.v1.Pod(
    "web",
    { metadata: { name: "web", namespace: "shop" }, spec: { containers: [{ name: "a" }] } },
    opts,
  );
}

/** Gives every pod the host's processes. */
const weaken: pulumi.ResourceTransformation = ({ type, props, opts }) => {
  if (type !== "kubernetes:core/v1:Pod") return undefined;
  return { props: { ...props, spec: { ...props.spec, hostPID: true } }, opts };
};

class Wrapper extends pulumi.ComponentResource {
  constructor(opts: pulumi.ComponentResourceOptions) {
    super("test:index:Wrapper", "wrapper", {}, opts);
    declarePod({ parent: this });
  }
}

const WAYS = [
  {
    name: "a transformation of the stack",
    entry: () => {
      pulumi.runtime.registerStackTransformation(weaken);
      declarePod();
    },
  },
  {
    name: "a transformation of a component",
    entry: () => void new Wrapper({ transformations: [weaken] }),
  },
  {
    name: "a transformation of the resource itself",
    entry: () => declarePod({ transformations: [weaken] }),
  },
] as const;

describe("ways past a rule: transformations", () => {
  it.each(WAYS)("pss-host-namespaces hears of $name", async ({ entry }) => {
    const plan = await planProgram({
      project: "test",
      stack: "test",
      environment: "prod",
      config: {},
      entry,
    });
    const { findings } = checkPlan(plan, { only: ["pss-host-namespaces"] });
    expect(findings.map(({ path }) => path)).toEqual(["spec.hostPID"]);
  });
});
