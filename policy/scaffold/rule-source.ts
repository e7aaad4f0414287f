import { stringify } from "yaml";
import { parseKubernetesType } from "../rule/type-tokens";
import type { RuleRequest } from "./rule-request";

/** A file to write, from the root of the project. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Name of a rule's constant: `teamOwnsQueue` of `team-owns-queue`. */
export function constantOf(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A rule that demands one field, which its author then makes into what the rule is about. */
export function ruleSource({ id, topic, severity, type, field }: RuleRequest): SourceFile {
  const path = field.join(".");
  const keys = field.map((key) => JSON.stringify(key)).join(", ");
  const text = `import { resourceRule } from "../../rule/rule";

const TYPE = ${JSON.stringify(type)};

/** Why this matters: what goes wrong where ${path} is left out. */
export const ${constantOf(id)} = resourceRule({
  id: ${JSON.stringify(id)},
  topic: ${JSON.stringify(topic)},
  severity: ${JSON.stringify(severity)},
  description: ${JSON.stringify(`${path} is set.`)},
  remediation: ${JSON.stringify(`Set ${path}.`)},
  frameworks: [],
  parameters: {},
  appliesTo: (type) => type === TYPE,
  check(root, findings) {
    const field = root.get(${keys});
    findings.require(field, (value) => value !== undefined, ${JSON.stringify(`${path} is not set`)});
  },
});
`;
  return { path: `policy/rules/${topic}/${id}.ts`, text };
}

/** Its test, with a case of each kind that every rule must have. */
export function testSource({ id, topic, type, field }: RuleRequest): SourceFile {
  const path = field.join(".");
  const [first = path] = field;
  const kind = parseKubernetesType(type)?.kind;
  const set = JSON.stringify(nest(field, "something"));
  const text = `import { ${constantOf(id)} } from "../../../../policy/rules/${topic}/${id}";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const TYPE = ${JSON.stringify(type)};

describeRule(${constantOf(id)}, {
  pass: [{ name: ${JSON.stringify(`a ${kind ?? "resource"} that sets it`)}, resources: declared(TYPE, ${set}) }],
  fail: [
    {
      name: ${JSON.stringify(`a ${kind ?? "resource"} that leaves it out`)},
      resources: declared(TYPE, {}),
      findings: [[${JSON.stringify(path)}, ${JSON.stringify(`${path} is not set`)}]],
    },
  ],
  notApplicable: [
    { name: "another type", resources: declared("random:index/randomId:RandomId", {}) },
  ],
  unknown: [
    {
      name: ${JSON.stringify(`an unknown ${first}`)},
      resources: declared(TYPE, { ${JSON.stringify(first)}: UNKNOWN }),
      reasons: [${JSON.stringify(`unknown value at ${first}`)}],
    },
  ],
});
`;
  return { path: `test/policy/rules/${topic}/${id}.test.ts`, text };
}

/** The examples of the rule's page: one that leaves the field out, one that sets it. */
export function exampleSources({ id, type, field }: RuleRequest): readonly SourceFile[] {
  const program = (properties: object) =>
    stringify({ resources: { example: { type, ...properties } } });
  const set = { properties: nest(field, "something") };
  return [
    { path: `policy/examples/${id}/fail.yaml`, text: program({}) },
    { path: `policy/examples/${id}/pass.yaml`, text: program(set) },
  ];
}

function nest(keys: readonly string[], value: unknown): unknown {
  return keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}
