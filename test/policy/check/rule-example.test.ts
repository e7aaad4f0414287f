import path from "node:path";
import { describe, expect, it } from "vitest";
import { checkExample, parseExample, readExamples } from "../../../policy/check/rule-example";

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: team-a
spec:
  hostNetwork: true
`;
const QUEUE = "resources:\n  orders:\n    type: aws:sqs/queue:Queue\n";

describe("parseExample", () => {
  it("reads manifests and programs of one file", () => {
    const { resources } = parseExample(`${POD}---\n${QUEUE}`, "fail.yaml");
    expect(resources.map(({ type, name }) => `${type} ${name}`)).toEqual([
      "kubernetes:core/v1:Pod web",
      "aws:sqs/queue:Queue orders",
    ]);
  });

  it("is for prod, without parameters, unless its first lines say otherwise", () => {
    const { environment, parameters, text } = parseExample(POD, "fail.yaml");
    expect({ environment, parameters, text }).toEqual({
      environment: "prod",
      parameters: {},
      text: POD,
    });
  });

  it("takes environment and parameters off the text", () => {
    const header = "# in: dev\n# with: { mode: require }\n";
    const { environment, parameters, text } = parseExample(header + POD, "fail.yaml");
    expect({ environment, parameters, text }).toEqual({
      environment: "dev",
      parameters: { mode: "require" },
      text: POD,
    });
  });

  it.each(["a: [", "just: data"])("refuses %j with file and line", (text) => {
    expect(() => parseExample(text, "fail.yaml")).toThrow(/fail\.yaml:1: /);
  });
});

describe("checkExample", () => {
  it("runs the one rule", () => {
    const example = parseExample(POD, "fail.yaml");
    expect(checkExample("pss-host-namespaces", example).evaluated.rules).toBe(1);
  });
});

describe("readExamples", () => {
  it("names the file that is not there", () => {
    expect(() => readExamples(__dirname, "pss-host-namespaces")).toThrow(
      "policy/examples/pss-host-namespaces/fail.yaml: does not exist",
    );
  });

  it("says what the rule finds in the example that fails", () => {
    const { findings } = readExamples(path.join(__dirname, "../../.."), "pss-host-namespaces");
    expect(findings).toEqual([
      "spec.hostNetwork: the pod shares the node's network namespace, where no NetworkPolicy applies",
    ]);
  });
});
