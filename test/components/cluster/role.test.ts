import { describe, expect, it } from "vitest";
import { createRole } from "../../../components/cluster/role";
import { testChildren } from "../../support/children";
import { record } from "../../support/mocks";

describe("createRole", () => {
  it("attaches each managed policy under its key", async () => {
    const recording = await record(() => {
      createRole(
        "dev-general",
        "Nodes",
        {
          roleName: "dev-general-node",
          trustPolicy: "{}",
          policyArns: { pull: "arn:a", ssm: "arn:b" },
        },
        testChildren(),
      );
    });
    expect(
      recording.resources.filter(({ custom }) => custom).map(({ name, inputs }) => [name, inputs]),
    ).toEqual([
      [
        "dev-general-role",
        { name: "dev-general-node", description: "Nodes", assumeRolePolicy: "{}" },
      ],
      ["dev-general-policy-pull", { role: "dev-general-node", policyArn: "arn:a" }],
      ["dev-general-policy-ssm", { role: "dev-general-node", policyArn: "arn:b" }],
    ]);
  });
});
