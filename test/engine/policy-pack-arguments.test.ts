import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { policyPackArguments } from "../../engine/policy-pack-arguments";
import { scratchFolders } from "../support/scratch-folder";

const scratch = scratchFolders();

const CONFIG = `
all: advisory
k8s-image-pinned: {requireDigest: true}
byEnvironment:
  dev: {k8s-image-pinned: {requireDigest: false}}
  prod: {pss-privileged: remediate}
`;

const WAIVERS = `
format: orchestration-waivers/1
waivers:
  - {id: w1, rule: pss-privileged, resources: ["*"], owner: a, reason: b, expires: 2026-12-31, ticket: T-1}
`;

/** A project with a compiled pack and the given files in its folder `policy`. */
function project(files: Readonly<Record<string, string>>) {
  const projectRoot = scratch();
  mkdirSync(path.join(projectRoot, "policy/dist"), { recursive: true });
  writeFileSync(path.join(projectRoot, "policy/dist/index.js"), "");
  writeFileSync(path.join(projectRoot, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  for (const stack of ["dev", "prod"]) {
    writeFileSync(path.join(projectRoot, `Pulumi.${stack}.yaml`), "config: {}\n");
  }
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(projectRoot, "policy", name), text);
  }
  return projectRoot;
}

/** What the engine is handed as configuration, and whether it is there afterwards. */
async function configuration(files: Readonly<Record<string, string>>, stack: string) {
  const { args, dispose } = await policyPackArguments({ projectRoot: project(files), stack });
  const file = args[args.indexOf("--policy-pack-config") + 1] ?? "";
  const config: unknown = JSON.parse(readFileSync(file, "utf8"));
  dispose();
  return { config, isLeft: existsSync(path.dirname(file)) };
}

describe("policyPackArguments", () => {
  it("hands over the pack alone where the project has no files of its own", async () => {
    const projectRoot = project({});
    const { args } = await policyPackArguments({ projectRoot, stack: "dev" });
    expect(args).toEqual(["--policy-pack", path.join(projectRoot, "policy")]);
  });

  it.each([
    ["dev", { enforcementLevel: "advisory", requireDigest: false }, "advisory"],
    ["prod", { enforcementLevel: "advisory", requireDigest: true }, "mandatory"],
  ])("writes the configuration for %s, and cleans up", async (stack, pinned, privileged) => {
    const { config, isLeft } = await configuration({ "config.yaml": CONFIG }, stack);
    expect(config).toMatchObject({
      "k8s-image-pinned": pinned,
      "pss-privileged": { enforcementLevel: privileged },
      "tag-required": { enforcementLevel: "advisory" },
    });
    expect(isLeft).toBe(false);
  });

  it("hands the waivers to the hygiene rule", async () => {
    const { config } = await configuration({ "waivers.yaml": WAIVERS }, "prod");
    expect(config).toEqual({
      "waiver-hygiene": {
        waivers: [
          {
            id: "w1",
            rules: ["pss-privileged"],
            resources: ["*"],
            owner: "a",
            reason: "b",
            expires: "2026-12-31",
            ticket: "T-1",
          },
        ],
      },
    });
  });

  it("refuses a configuration with a mistake, with file and line", async () => {
    const projectRoot = project({ "config.yaml": "all: advisory\npss-priviliged: mandatory\n" });
    await expect(policyPackArguments({ projectRoot, stack: "dev" })).rejects.toThrow(
      'policy/config.yaml:2: pss-priviliged: is not a rule, got "pss-priviliged"; ' +
        'did you mean "pss-privileged"?',
    );
  });

  it("refuses to run without a compiled pack", async () => {
    await expect(policyPackArguments({ projectRoot: scratch(), stack: "dev" })).rejects.toThrow(
      "policy/dist/index.js: is missing",
    );
  });
});
