import * as aws from "@pulumi/aws";
import {
  type ResourceValidationPolicy,
  type StackValidationPolicy,
  validateResourceOfType,
} from "@pulumi/policy";
import { EnforcementLevel } from "@pulumi/pulumi/proto/analyzer_pb";
import { describe, expect, it } from "vitest";
import { PolicyHarness, secret, unknown, urnOf } from "../../../policy/kit";

const QUEUE = "aws:sqs/queue:Queue";
const TOPIC = "aws:sns/topic:Topic";

type Validate = NonNullable<ResourceValidationPolicy["validateResource"]>;
type Named = Partial<Pick<ResourceValidationPolicy, "name" | "configSchema">>;

function policy(validateResource: Validate, more: Named = {}): ResourceValidationPolicy {
  return {
    name: "queues",
    description: "Queues are fine.",
    enforcementLevel: "mandatory",
    validateResource,
    ...more,
  };
}

describe("a resource policy in the harness", () => {
  it("is asked with type, name, URN, options and provider", async () => {
    const seen: unknown[] = [];
    const harness = new PolicyHarness([
      policy(({ type, name, urn, opts, provider }) => {
        seen.push({ type, name, urn, opts, region: provider?.props.region });
      }),
    ]);
    await harness.analyze({
      type: QUEUE,
      name: "jobs",
      props: {},
      options: { protect: true, ignoreChanges: ["tags"], deleteBeforeReplace: false },
      providerProps: { region: "eu-central-1" },
    });
    expect(seen).toEqual([
      {
        type: QUEUE,
        name: "jobs",
        urn: urnOf(QUEUE, "jobs"),
        opts: expect.objectContaining({
          protect: true,
          ignoreChanges: ["tags"],
          aliases: [],
          deleteBeforeReplace: false,
        }),
        region: "eu-central-1",
      },
    ]);
  });

  it("answers with description, message, level and URN", async () => {
    const harness = new PolicyHarness([policy((_args, report) => report("too long"))]);
    expect(await harness.analyze({ type: QUEUE, props: {} })).toEqual({
      diagnostics: [
        {
          policy: "queues",
          message: "Queues are fine.\ntoo long",
          level: EnforcementLevel.MANDATORY,
          urn: "",
        },
      ],
      notApplicable: [],
    });
  });

  it("ends as an advisory where it reads an unknown value, as in a preview", async () => {
    const harness = new PolicyHarness([
      policy(({ props }, report) => {
        if (props.name === "") report("has no name");
      }),
    ]);
    const { diagnostics } = await harness.analyze({ type: QUEUE, props: { name: unknown() } });
    expect(diagnostics.map(({ message, level }) => [message, level])).toEqual([
      [
        "can't run policy 'queues' from policy pack 'test@v0.0.0' during preview: " +
          "string value at .name can't be known during preview",
        EnforcementLevel.ADVISORY,
      ],
    ]);
  });

  it("is handed secrets in plaintext", async () => {
    const seen: unknown[] = [];
    const harness = new PolicyHarness([policy(({ props }) => void seen.push(props.key))]);
    await harness.analyze({ type: QUEUE, props: { key: secret("hunter2") } });
    expect(seen).toEqual(["hunter2"]);
  });

  it("tells classes apart, unlike a stand-in whose isType is always true", async () => {
    const seen: boolean[] = [];
    const harness = new PolicyHarness([
      policy(({ isType }) => void seen.push(isType(aws.sqs.Queue), isType(aws.sns.Topic))),
    ]);
    await harness.analyze({ type: QUEUE, props: {} });
    expect(seen).toEqual([true, false]);
  });

  it("does not apply where it says so, or is for another type", async () => {
    const harness = new PolicyHarness([
      policy(({ notApplicable }) => notApplicable("no dead letters")),
      policy(
        validateResourceOfType(aws.sns.Topic, (_props, _args, report) => report("a topic")),
        { name: "topics" },
      ),
    ]);
    expect(await harness.analyze({ type: QUEUE, props: {} })).toEqual({
      diagnostics: [],
      notApplicable: [
        { policy: "queues", reason: "no dead letters" },
        { policy: "topics", reason: expect.stringContaining(TOPIC) },
      ],
    });
  });

  it("has the defaults of its schema and what the test configures over them", async () => {
    const seen: unknown[] = [];
    const configurable = policy(({ getConfig }) => void seen.push(getConfig()), {
      configSchema: {
        properties: { least: { type: "integer", default: 3 }, tags: { type: "array" } },
      },
    });
    await new PolicyHarness([configurable]).analyze({ type: QUEUE, props: {} });
    const config = { queues: { least: 5, tags: ["owner"] } };
    await new PolicyHarness([configurable], { config }).analyze({ type: QUEUE, props: {} });
    expect(seen).toEqual([{ least: 3 }, { least: 5, tags: ["owner"] }]);
  });

  it("fails the test where it throws", async () => {
    const harness = new PolicyHarness([
      policy(() => {
        throw new Error("a mistake in the rule");
      }),
    ]);
    await expect(harness.analyze({ type: QUEUE, props: {} })).rejects.toThrow(
      "a mistake in the rule",
    );
  });
});

describe("a stack policy in the harness", () => {
  it("sees resources with what they depend on", async () => {
    const seen: unknown[] = [];
    const whole: StackValidationPolicy = {
      name: "whole",
      description: "All fits.",
      enforcementLevel: "advisory",
      validateStack: ({ resources }, report) => {
        for (const { name, dependencies, propertyDependencies } of resources) {
          const sources = propertyDependencies.deadLetters ?? [];
          seen.push([name, dependencies.map((it) => it.name), sources.map((it) => it.name)]);
        }
        report("does not fit", urnOf(QUEUE, "jobs"));
      },
    };
    const dead = urnOf(QUEUE, "dead");
    const { diagnostics } = await new PolicyHarness([whole]).analyzeStack([
      { type: QUEUE, name: "dead", props: {} },
      {
        type: QUEUE,
        name: "jobs",
        props: {},
        dependencies: [dead],
        propertyDependencies: { deadLetters: [dead] },
      },
    ]);
    expect(seen).toEqual([
      ["dead", [], []],
      ["jobs", ["dead"], ["dead"]],
    ]);
    expect(diagnostics.map(({ message, urn }) => [message, urn])).toEqual([
      ["All fits.\ndoes not fit", urnOf(QUEUE, "jobs")],
    ]);
  });
});
