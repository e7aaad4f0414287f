import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EXIT } from "../../engine/exit-codes";
import { runRecorded } from "../cli/recorded-context";
import { DEFAULT_KUBERNETES_VERSION } from "../../policy/rule/kubernetes-version";

const SAFE = "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata: {name: a}\n";
const RISKY = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}\n";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "policy-command-"));
  writeFileSync(path.join(folder, "safe.yaml"), SAFE);
  writeFileSync(path.join(folder, "risky.yaml"), RISKY);
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `orchestrate policy …` in the folder and collects what it writes. */
async function policy(...args: readonly string[]) {
  const { code: exitCode, ...written } = await runRecorded(["policy", ...args], {
    cwd: folder,
    projectRoot: folder,
  });
  return { exitCode, ...written };
}

describe("orchestrate policy check", () => {
  it("exits with 0 when nothing mandatory is found", async () => {
    expect((await policy("check", "safe.yaml")).exitCode).toBe(EXIT.ok);
  });

  it("exits with 1 on a mandatory finding", async () => {
    expect((await policy("check", "risky.yaml")).exitCode).toBe(EXIT.found);
  });

  it("exits with 0 when all that it found is advisory", async () => {
    writeFileSync(
      path.join(folder, "risky.yaml"),
      RISKY.replace("{hostPID: true}", "{containers: [{name: a}]}"),
    );
    const run = await policy("check", "risky.yaml", "--environment", "dev");
    expect([run.exitCode, run.stdout.includes("advisory  pss-run-as-non-root")]).toEqual([
      EXIT.ok,
      true,
    ]);
  });

  it("checks folders and files together", async () => {
    const run = await policy("check", ".", "--only", "pss-host-namespaces", "--format", "json");
    expect(JSON.parse(run.stdout)).toMatchObject({
      format: "orchestration-policy/1",
      environment: "prod",
      evaluated: { resources: 2 },
      findings: [
        { rule: "pss-host-namespaces", source: { file: "risky.yaml", line: 1, document: 0 } },
      ],
      waived: [],
    });
  });

  it("writes a file in one piece and nothing to stdout", async () => {
    const run = await policy("check", "risky.yaml", "--format", "json", "--out", "report.json");
    const report: unknown = JSON.parse(readFileSync(path.join(folder, "report.json"), "utf8"));
    expect(report).toMatchObject({ format: "orchestration-policy/1" });
    expect([run.exitCode, run.stdout, run.stderr]).toEqual([1, "", "wrote report.json\n"]);
  });

  it("leaves nothing behind when it may not write", async () => {
    const run = await policy("check", "safe.yaml", "--out", "safe.yaml/report.json");
    expect(run.exitCode).toBe(EXIT.usage);
    expect(run.stderr).toMatch(/^error: --out safe\.yaml\/report\.json: cannot be written/);
    expect(readdirSync(folder)).toEqual(["risky.yaml", "safe.yaml"]);
  });

  it("names file and line of broken input and exits with 2", async () => {
    writeFileSync(path.join(folder, "broken.yaml"), "a: 1\nb: }\n");
    const run = await policy("check", ".");
    expect([run.exitCode, run.stdout]).toEqual([EXIT.usage, ""]);
    expect(run.stderr).toMatch(/^error: broken\.yaml:2: is not valid YAML or JSON/);
  });

  it.each([
    [["check", "safe.yaml", "--format", "xml"], "--format: is not available"],
    [["check", "safe.yaml", "--waivers", "w"], "w: does not exist"],
    [["check", "safe.yaml", "--unknown"], "unknown option '--unknown'"],
    [["check"], "missing required argument 'path'"],
    [["check", "nowhere"], "nowhere: does not exist"],
    [["list", "--format", "markdown"], "--format: is not available"],
  ])("refuses %j with 2", async (args, message) => {
    const run = await policy(...args);
    expect(run.exitCode).toBe(EXIT.usage);
    expect(run.stderr).toContain(message);
  });

  it("offers in its help only what it can do", async () => {
    const { stdout } = await policy("check", "--help");
    const flags = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag);
    expect(flags).toEqual([
      "--environment",
      "--kubernetes-version",
      "--only",
      "--level",
      "--format",
      "--out",
      "--config",
      "--waivers",
      "--baseline",
      "--help",
    ]);
  });

  it("names in its help the release that it assumes", async () => {
    const { stdout } = await policy("check", "--help");
    expect(stdout).toContain(`(default: 1.${DEFAULT_KUBERNETES_VERSION.minor})`);
  });

  it("warns where there was nothing to check", async () => {
    const empty = mkdtempSync(path.join(folder, "empty-"));
    const { stderr, stdout } = await policy("check", path.basename(empty));
    expect(stderr).toBe(`warning: nothing to check in ${path.basename(empty)}; name other paths\n`);
    expect(stdout).toContain("0 resources");
  });

  it("bundles no Pulumi SDK", async () => {
    const verbs = path.resolve(__dirname, "../../cli/commands/policy");
    const { metafile } = await build({
      entryPoints: readdirSync(verbs).map((file) => path.join(verbs, file)),
      bundle: true,
      write: false,
      metafile: true,
      platform: "node",
      external: ["@pulumi/*"],
      outdir: "out",
    });
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
    expect(imports.filter((each) => each.path.includes("@pulumi"))).toEqual([]);
    expect(Object.keys(metafile.inputs)).toContain("policy/check/evaluate.ts");
  });
});

describe("orchestrate policy list", () => {
  it("lists the rules as JSON", async () => {
    const run = await policy("list", "--format", "json");
    expect(JSON.parse(run.stdout)).toMatchObject({
      format: "orchestration-rules/1",
      rules: expect.arrayContaining([
        expect.objectContaining({
          id: "pss-privileged",
          topic: "pod-security",
          levels: { dev: "mandatory", prod: "mandatory" },
          url: "docs/policies/pss-privileged.md",
        }),
      ]),
    });
  });
});
