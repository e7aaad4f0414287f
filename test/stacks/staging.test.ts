import { describe, expect, it } from "vitest";
import { ENVIRONMENTS, type EnvironmentTable } from "../../components/core/pure/environments";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { loadStackConfig, type Plan, planProgram } from "../../plan";
import { policyEnvironmentOf } from "../../policy/rule/environment";
import { readConfiguration } from "../../stacks/config";
import { composeEnvironment } from "../../stacks/environment";
import { profileOf } from "../../stacks/profiles";
import { parseSettings } from "../../stacks/settings";
import { PROJECT_ROOT } from "../support/shipped-stacks";

/** What adding the environment takes: one line. */
const WITH_STAGING: EnvironmentTable = {
  ...ENVIRONMENTS,
  staging: { profile: "prod", strictness: "dev" },
};

/** The dev stack's configuration under the name of the new environment. */
function planStaging(environments?: EnvironmentTable): Promise<Plan> {
  const stack = loadStackConfig(PROJECT_ROOT, "dev");
  return planProgram({
    ...stack,
    stack: "staging",
    config: { ...stack.config, [`${stack.project}:environment`]: "staging" },
    entry: () => {
      composeEnvironment(parseSettings(readConfiguration(stack.project), environments));
    },
  });
}

describe("an environment that is one more line of the table", () => {
  it("is one that settings accept, and that plans with the profile of its line", async () => {
    const { resources } = await planStaging(WITH_STAGING);
    const cluster = resources.find(({ type }) => type === "aws:eks/cluster:Cluster");
    expect(cluster).toMatchObject({
      name: "staging-cluster-control-plane",
      protect: true,
      inputs: { deletionProtection: true, tags: { environment: "staging" } },
    });
  });

  it("has the fewest replicas of its profile, and names it in messages", () => {
    const { minReplicas } = profileOf({ profile: "prod", strictness: "dev" }).workloads;
    const workload = {
      image: `registry.example.com/shop/web@sha256:${"0".repeat(64)}`,
      maxReplicas: minReplicas - 1,
    };
    const raw = {
      environment: "staging",
      owner: "team",
      costCenter: "cc",
      domain: "shop",
      network: { source: "none" },
      cluster: { source: "import", name: "shared", context: "shared" },
      platform: {},
      services: { workloads: { web: workload } },
    };
    expect(() => parseSettings(raw, WITH_STAGING)).toThrow(
      "services.workloads.web.maxReplicas: must be at least 3, the fewest replicas of this environment, got 2; raise it to 3 or more",
    );
    expect(() => parseSettings({ ...raw, environment: "stagin" }, WITH_STAGING)).toThrow(
      'environment: is not one of the allowed values, got "stagin"; use "dev", "prod", "local" or "staging"',
    );
  });

  it("is as strict as its line says", () => {
    expect(policyEnvironmentOf("staging", WITH_STAGING)).toBe("dev");
  });

  it("is refused without the line, and held to the strictest levels", async () => {
    await expect(planStaging()).rejects.toThrow(ConfigurationError);
    expect(policyEnvironmentOf("staging")).toBe("prod");
  });
});
