import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../engine/exit-codes";
import { runRecorded } from "../cli/recorded-context";
import { temporaryFolder } from "../cli/temporary-folder";

const folder = temporaryFolder();
const file = path.join(folder, "Pulumi.dev.yaml");
const SETTINGS = `config:
  trial:environment: dev
  trial:cluster:
    pools:
      general: { instanceTypes: [m7g.large], minSize: 2, maxSize: 4 }
`;

writeFileSync(path.join(folder, "Pulumi.yaml"), "name: trial\nruntime: nodejs\n");
writeFileSync(path.join(folder, "package.json"), '{ "main": "index.js" }');

/** A program whose only resource is a disruption budget, from an environment variable of the test. */
function program(maxUnavailable: number): void {
  const kubernetes = JSON.stringify(require.resolve("@pulumi/kubernetes"));
  writeFileSync(
    path.join(folder, "index.js"),
    `const k8s = require(${kubernetes});
new k8s.policy.v1.PodDisruptionBudget("web", {
  metadata: { name: "web", namespace: "shop" },
  spec: { maxUnavailable: ${maxUnavailable}, selector: { matchLabels: { app: "web" } } },
});
`,
  );
}

const rotate = (...args: readonly string[]) =>
  runRecorded(["pool", "rotate", "--stack", "dev", "--pool", "general", ...args], {
    cwd: folder,
    projectRoot: folder,
  });

describe("orchestrate pool rotate", () => {
  beforeEach(() => {
    writeFileSync(file, SETTINGS);
    program(1);
  });

  it("shows the first step and changes nothing", async () => {
    expect(await rotate("--instance-types", "m8g.large")).toEqual({
      code: EXIT.ok,
      stdout: `step 1 of 2: new nodes beside the old ones
  in Pulumi.dev.yaml, cluster.pools:
      general: { instanceTypes: [m8g.large], minSize: 2, maxSize: 4, rotation: { color: green, retiring: { instanceTypes: [m7g.large] } } }
  then \`orchestrate up --stack dev\`, and wait until
    the nodes of the new group are ready
    what must move has started there: the old nodes are tainted, nothing is evicted yet
`,
      stderr: "",
    });
    expect(readFileSync(file, "utf8")).toBe(SETTINGS);
  });

  it("comes back to the same settings after two rotations of two steps", async () => {
    const steps: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      steps.push((await rotate("--write")).stdout.split("\n")[0] ?? "");
    }
    expect(steps).toEqual([
      "step 1 of 2: new nodes beside the old ones",
      "step 2 of 2: the old nodes leave",
      "step 1 of 2: new nodes beside the old ones",
      "step 2 of 2: the old nodes leave",
    ]);
    expect(readFileSync(file, "utf8")).toBe(SETTINGS);
  });

  it("finds the pool of a further cluster", async () => {
    const further = SETTINGS.replace("trial:cluster:\n", "trial:clusters:\n    edge:\n")
      .replace("    pools:", "      pools:")
      .replace("      general:", "        general:");
    writeFileSync(file, further);
    const { code, stdout } = await rotate("--cluster", "edge", "--write");
    expect([code, stdout.split("\n")[1]]).toEqual([
      EXIT.ok,
      "  in Pulumi.dev.yaml, clusters.edge.pools:",
    ]);
    expect(readFileSync(file, "utf8")).toBe(
      further.replace(
        "maxSize: 4 }",
        "maxSize: 4, rotation: { color: green, retiring: { instanceTypes: [m7g.large] } } }",
      ),
    );
    expect(await rotate("--cluster", "egde")).toMatchObject({ code: EXIT.usage });
  });

  it("refuses while a disruption budget lets no pod go", async () => {
    program(0);
    expect(await rotate("--write")).toEqual({
      code: EXIT.found,
      stdout:
        "pool general is not rotated:\n" +
        "  the disruption budget shop/web lets no pod be evicted, so draining would never end\n",
      stderr: "",
    });
    expect(readFileSync(file, "utf8")).toBe(SETTINGS);
  });

  it("takes new types in the first step only", async () => {
    await rotate("--write");
    expect(await rotate("--instance-types", "m8g.large")).toMatchObject({
      code: EXIT.usage,
      stderr:
        "error: --instance-types: come with the first step, and the second is due, " +
        'got "m8g.large"; finish the rotation, then start the next\n',
    });
  });

  it("wants types where it is told of types", async () => {
    expect(await rotate("--instance-types", ",")).toMatchObject({ code: EXIT.usage });
  });
});
