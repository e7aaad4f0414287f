import { describe, expect, it } from "vitest";
import { isProgram, normalizeProgram } from "../../../policy/normalize/program-document";

const URN = "urn:pulumi:example::example::aws:sqs/queue:Queue::queue";
const QUEUE = { type: "aws:sqs/queue:Queue" };
const policy = (properties: Readonly<Record<string, unknown>>, options = {}) => {
  const entry = { type: "aws:sqs/queuePolicy:QueuePolicy", properties, options };
  return normalizeProgram({ resources: { queue: QUEUE, policy: entry } }).at(-1);
};

describe("isProgram", () => {
  it.each([
    ["resources by name", { resources: { queue: QUEUE } }, true],
    ["a list of resources", { resources: [] }, false],
    ["an object of Kubernetes", { kind: "Thing", resources: {} }, false],
    ["a text", "resources", false],
  ])("of %s", (_, value, expected) => {
    expect(isProgram(value)).toBe(expected);
  });
});

describe("normalizeProgram", () => {
  it("knows no value of another resource, but whose it is", () => {
    expect(policy({ queueUrl: "${queue.id}", name: "orders" })).toMatchObject({
      name: "policy",
      props: { queueUrl: { $unknown: true }, name: "orders" },
      propertyDependencies: { queueUrl: [URN] },
      dependencies: [URN],
    });
  });

  it("leaves variables of IAM as they are", () => {
    expect(policy({ path: "home/${aws:username}" })?.props).toEqual({
      path: "home/${aws:username}",
    });
  });

  it("writes a document as text, which a reference makes unknown", () => {
    const json = (value: unknown) => ({ "fn::toJSON": { Resource: value } });
    expect(policy({ policy: json("*") })?.props).toEqual({ policy: '{"Resource":"*"}' });
    expect(policy({ policy: json(["${queue.arn}"]) })?.props).toEqual({
      policy: { $unknown: true },
    });
  });

  it("reads the options", () => {
    const options = { protect: true, ignoreChanges: ["policy"], dependsOn: ["${queue}"] };
    expect(policy({}, options)).toMatchObject({
      options: { protect: true, deleteBeforeReplace: false, ignoreChanges: ["policy"] },
      dependencies: [URN],
      propertyDependencies: {},
    });
  });

  it("gives a provider's settings to the resources of its package", () => {
    const provider = { type: "pulumi:providers:aws", properties: { region: "eu-west-1" } };
    expect(normalizeProgram({ resources: { provider, queue: QUEUE } })).toMatchObject([
      { name: "queue", providerProps: { region: "eu-west-1" } },
    ]);
  });

  it("reads an object of Kubernetes as its API has it", () => {
    const web = { type: "kubernetes:apps/v1beta1:Deployment" };
    expect(normalizeProgram({ resources: { web } })).toMatchObject([
      { type: "kubernetes:apps/v1:Deployment", kind: "Deployment", name: "web" },
    ]);
  });
});
