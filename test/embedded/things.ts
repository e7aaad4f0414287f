import * as pulumi from "@pulumi/pulumi";
import { planProgram, type PlanProgramInput } from "../../plan/engine/plan-program";
import type { Plan, PlannedResource } from "../../plan/model";

/** A resource of a provider that does not exist: its outputs are those that a test names. */
export class Thing extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  declare readonly label: pulumi.Output<string>;

  constructor(name: string, props: pulumi.Inputs = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, { arn: undefined, label: undefined, ...props }, opts);
  }
}

/** A component, empty until a test gives it children. */
export class Box extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Box", name, {}, opts);
    this.registerOutputs({});
  }
}

/** The plan of a program of stack `dev`. */
export function planned(
  entry: () => unknown,
  overrides: Partial<PlanProgramInput> = {},
): Promise<Plan> {
  return planProgram({
    project: "shop",
    stack: "dev",
    environment: "dev",
    config: {},
    entry,
    ...overrides,
  });
}

/** The resource of that name in the plan of a program. */
export async function plannedThing(name: string, entry: () => unknown): Promise<PlannedResource> {
  const plan = await planned(entry);
  const found = plan.resources.find((resource) => resource.name === name);
  if (found === undefined) throw new Error(`${name} is not in the plan`);
  return found;
}
