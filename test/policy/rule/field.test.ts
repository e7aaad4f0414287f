import { describe, expect, it } from "vitest";
import { Field } from "../../../policy/rule/field";
import { declared, SECRET, UNKNOWN } from "../resources";

function root(props: Readonly<Record<string, unknown>>): Field {
  const [resource] = declared("aws:ec2/vpc:Vpc", props);
  if (resource === undefined) throw new Error("no resource");
  return Field.root(resource);
}

describe("Field", () => {
  it.each([
    [["spec", "containers"], "spec.containers"],
    [["tags", "cost-center"], "tags.cost-center"],
    [["hard", "requests.cpu"], 'hard["requests.cpu"]'],
    [["labels", "app/name"], 'labels["app/name"]'],
    [["ports", "8080"], 'ports["8080"]'],
  ])("writes the path of %j as %s", (keys, path) => {
    expect(root({}).get(...keys).path).toBe(path);
  });

  it("numbers the elements of a list", () => {
    const list = root({ list: ["a", "b"] }).get("list");
    expect(list.items().map(({ path, value }) => [path, value])).toEqual([
      ["list[0]", "a"],
      ["list[1]", "b"],
    ]);
  });

  it("is the unknown field itself below an unknown one", () => {
    const field = root({ spec: UNKNOWN }).get("spec", "containers");
    expect([field.path, field.isReadable, field.isSet]).toEqual(["spec", false, true]);
  });

  it("counts an unknown list as one unknown element", () => {
    const [element, ...others] = root({ list: UNKNOWN }).get("list").items();
    expect([element?.path, element?.isReadable, others.length]).toEqual(["list", false, 0]);
  });

  it("does not read a secret", () => {
    expect(root({ key: SECRET }).get("key").isReadable).toBe(false);
  });

  it.each([{ props: {} }, { props: { key: null } }, { props: { key: undefined } }])(
    "is not set in $props",
    ({ props }) => {
      expect(root(props).get("key").isSet).toBe(false);
    },
  );

  it("does not take what an object inherits for a property", () => {
    expect(root({ tags: {} }).get("tags", "constructor").isSet).toBe(false);
  });

  it("stays unset below a text", () => {
    expect(root({ a: "text" }).get("a", "length").isSet).toBe(false);
  });

  it("lists the entries of a map and none of anything else", () => {
    const map = root({ map: { x: 1 }, list: [1], unknown: UNKNOWN });
    const keys = ["map", "list", "unknown", "absent"].map((key) =>
      map
        .get(key)
        .entries()
        .map(([name, field]) => [name, field.path]),
    );
    expect(keys).toEqual([[["x", "map.x"]], [], [], []]);
  });
});
