import path from "node:path";
import { describe, expect, it } from "vitest";
import { argumentsOf } from "../../../scripts/docs/arguments";
import { readFamily } from "../../../scripts/docs/read-family";

const family = readFamily(path.join(__dirname, "fixtures"), "queues");

/** Names of the fields that a class takes, by the interface of its arguments. */
function fieldsOf(name: string): Readonly<Record<string, readonly string[]>> {
  const found = family.exports.filter((item) => item.kind === "class");
  const item = found.find((candidate) => candidate.name === name);
  if (item === undefined) throw new Error(`no class ${name}`);
  return Object.fromEntries(
    argumentsOf(family, item).map((each) => [
      each.interface.name,
      each.fields.map((field) => field.name),
    ]),
  );
}

describe("argumentsOf", () => {
  it("is the one interface of a class", () => {
    expect(fieldsOf("Queue")).toEqual({
      QueueArgs: ["service", "retentionDays", "encryption", "keyArn"],
    });
  });

  it("is every member of a union with what it extends, but for what it may not have", () => {
    expect(fieldsOf("Topic")).toEqual({
      OrderedTopicArgs: ["publisher", "kind"],
      FastTopicArgs: ["publisher", "copies"],
    });
  });

  it("takes a field that is declared again as it is now, and the first paragraph as summary", () => {
    const topic = family.exports.find(({ name }) => name === "Topic");
    if (topic?.kind !== "class") throw new Error("no class Topic");
    const [, fast] = argumentsOf(family, topic);
    expect(fast?.fields[0]?.comment.text).toBe("Who publishes, several.");
    expect(fast?.summary).toBe("A topic in no order.");
  });
});
