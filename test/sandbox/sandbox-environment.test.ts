import { describe, expect, it } from "vitest";
import { sandboxEnvironment, withoutClouds } from "../../sandbox/sandbox-environment";
import { sandboxFolders } from "../../sandbox/sandbox-folders";

describe("withoutClouds", () => {
  it.each([
    "AWS_ACCESS_KEY_ID",
    "AWS_PROFILE",
    "KUBECONFIG",
    "PULUMI_ACCESS_TOKEN",
    "PULUMI_BACKEND_URL",
    "PULUMI_DEBUG_PROVIDERS",
    "HELM_KUBECONTEXT",
  ])("takes %s away", (name) => {
    expect(withoutClouds({ [name]: "real" })).toEqual({});
  });

  it("keeps what has to do with no cloud", () => {
    const env = { PATH: "/bin", HOME: "/home/ada", NODE_OPTIONS: "--max-old-space-size=4096" };
    expect(withoutClouds(env)).toEqual(env);
  });
});

describe("sandboxEnvironment", () => {
  const folders = sandboxFolders("/project/.sandbox", "dev");
  const env = sandboxEnvironment({ PATH: "/bin", PULUMI_HOME: "/home/ada/.pulumi" }, folders);

  it("gives the engine a home and a backend of its own", () => {
    expect([env.PULUMI_HOME, env.PULUMI_BACKEND_URL]).toEqual([
      "/project/.sandbox/home",
      "file:///project/.sandbox/backend?metadata=skip",
    ]);
  });

  it("lets the engine fetch no plugin and take none from PATH", () => {
    expect([
      env.PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION,
      env.PULUMI_IGNORE_AMBIENT_PLUGINS,
    ]).toEqual(["true", "true"]);
  });

  it("lets the engine write its events to a file", () => {
    expect(env.PULUMI_DEBUG_COMMANDS).toBe("true");
  });
});
