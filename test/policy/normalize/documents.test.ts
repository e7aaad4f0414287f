import { describe, expect, it } from "vitest";
import { normalizePlan, type PlanDocument } from "../../../policy/normalize/plan-document";
import { normalizeState, stateResources } from "../../../policy/normalize/state-document";
import { fromStateValue } from "../../../policy/normalize/state-values";

const PROVIDER = "urn:pulumi:dev::p::pulumi:providers:aws::main";
const VPC = "urn:pulumi:dev::p::a:b:C$aws:ec2/vpc:Vpc::net::work";

const common = {
  custom: true,
  provider: null,
  dependencies: [],
  propertyDependencies: {},
  aliases: [],
  protect: false,
  ignoreChanges: [],
};

describe("normalizePlan", () => {
  const plan: PlanDocument = {
    format: "orchestration-plan/1",
    environment: "dev",
    resources: [
      {
        ...common,
        urn: "u:stack",
        type: "pulumi:pulumi:Stack",
        name: "s",
        custom: false,
        inputs: {},
      },
      {
        ...common,
        urn: PROVIDER,
        type: "pulumi:providers:aws",
        name: "main",
        inputs: { region: "r" },
      },
      {
        ...common,
        urn: VPC,
        type: "aws:ec2/vpc:Vpc",
        name: "net",
        provider: PROVIDER,
        protect: true,
        dependencies: ["u:other"],
        inputs: { cidrBlock: "10.0.0.0/16" },
      },
      {
        ...common,
        urn: "u:read",
        type: "aws:ec2/vpc:Vpc",
        name: "read",
        externalId: "vpc-1",
        inputs: {},
      },
    ],
  };

  it("leaves out the stack, components, providers and what is only read", () => {
    expect(normalizePlan(plan).map(({ urn }) => urn)).toEqual([VPC]);
  });

  it("keeps what only a program knows", () => {
    expect(normalizePlan(plan)[0]).toMatchObject({
      options: { protect: true, ignoreChanges: [], aliases: [], deleteBeforeReplace: false },
      providerProps: { region: "r" },
      dependencies: ["u:other"],
    });
  });
});

describe("normalizeState", () => {
  const entries = [
    { urn: PROVIDER, type: "pulumi:providers:aws", custom: true, inputs: { region: "r" } },
    {
      urn: VPC,
      type: "aws:ec2/vpc:Vpc",
      custom: true,
      provider: `${PROVIDER}::id-1`,
      inputs: { a: 1 },
    },
    { urn: VPC, type: "aws:ec2/vpc:Vpc", custom: true, delete: true, inputs: { a: 2 } },
    { urn: "u:c", type: "a:b:C", custom: false },
    { urn: "u:read", type: "aws:ec2/vpc:Vpc", custom: true, external: true, inputs: { a: 3 } },
  ];

  it("leaves out providers, components, what awaits deletion and what is only read", () => {
    expect(normalizeState(entries).map(({ props }) => props)).toEqual([{ a: 1 }]);
  });

  it("takes the logical name from the URN, even one with colons", () => {
    expect(normalizeState(entries)[0]?.name).toBe("net::work");
  });

  it("keeps the id and the ARN that references of an imported stack hold", () => {
    const own = { urn: VPC, type: "aws:ec2/vpc:Vpc", custom: true, inputs: {} };
    const [named] = normalizeState([{ ...own, id: "vpc-1", outputs: { arn: "arn:vpc-1" } }]);
    expect(named?.cloudIds).toEqual(["vpc-1", "arn:vpc-1"]);
    expect(normalizeState([own])[0]).not.toHaveProperty("cloudIds");
  });

  it("finds the provider by the reference that ends in its id", () => {
    expect(normalizeState(entries)[0]?.providerProps).toEqual({ region: "r" });
  });
});

describe("stateResources", () => {
  it.each([
    ["an export", { version: 3, deployment: { resources: [{ urn: "u" }] } }, 1],
    ["a checkpoint", { version: 3, checkpoint: { latest: { resources: [{ urn: "u" }] } } }, 1],
    ["an empty export", { version: 3, deployment: { manifest: {} } }, 0],
  ])("reads %s", (_, document, count) => {
    expect(stateResources(document)).toHaveLength(count);
  });

  it("is undefined for any other document", () => {
    expect(stateResources({ name: "package" })).toBeUndefined();
  });
});

describe("fromStateValue", () => {
  it("turns a secret into a marker, whatever it holds", () => {
    const secret = {
      "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
      plaintext: '"hunter2"',
    };
    expect(fromStateValue({ list: [secret] })).toEqual({ list: [{ $secret: true }] });
  });

  it("turns an unknown into a marker", () => {
    expect(fromStateValue({ a: "04da6b54-80e4-46f7-96ec-b56ff0331ba9" })).toEqual({
      a: { $unknown: true },
    });
  });
});
