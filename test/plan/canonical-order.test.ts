import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalOrder } from "../../plan/canonical-order";
import type { PlannedResource } from "../../plan/model";
import { planned, plannedStack } from "./planned";

const stack = plannedStack();

/** Resources of which each depends only on earlier ones, as a program declares them. */
const graphs = fc.array(fc.array(fc.nat(30), { maxLength: 3 }), { maxLength: 30 }).map((edges) =>
  edges.reduce<PlannedResource[]>(
    (resources, targets, index) => [
      ...resources,
      planned({
        type: "a:b:C",
        name: `r${(index * 7) % 31}`,
        parent: stack.urn,
        dependencies: targets
          .filter((each) => each < index)
          .map((i) => resources[i + 1]?.urn ?? stack.urn),
      }),
    ],
    [stack],
  ),
);

describe("canonicalOrder", () => {
  it("does not depend on the order of registration", () => {
    fc.assert(
      fc.property(graphs, (resources) => {
        expect(canonicalOrder(resources.toReversed())).toEqual(canonicalOrder(resources));
      }),
    );
  });

  it("puts every dependency before its dependents", () => {
    fc.assert(
      fc.property(graphs, (resources) => {
        const order = canonicalOrder(resources).map(({ urn }) => urn);
        for (const { urn, dependencies } of resources) {
          for (const before of dependencies) {
            expect(order.indexOf(before)).toBeLessThan(order.indexOf(urn));
          }
        }
      }),
    );
  });

  it("keeps every resource", () => {
    fc.assert(
      fc.property(graphs, (resources) => {
        expect(canonicalOrder(resources)).toHaveLength(resources.length);
      }),
    );
  });

  it("starts with the stack though another URN is smaller", () => {
    const first = planned({ type: "a:b:C", name: "a" });
    expect(canonicalOrder([first, stack]).map(({ name }) => name)).toEqual(["shop-dev", "a"]);
  });

  it("breaks ties by URN", () => {
    const [c, b, a] = ["c", "b", "a"].map((name) => planned({ type: "a:b:C", name }));
    const order = canonicalOrder([c, b, a].filter((each) => each !== undefined));
    expect(order.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  it("puts a provider before what it serves", () => {
    const provider = planned({ type: "z:z:Provider", name: "z" });
    const served = planned({ type: "a:b:C", name: "a", provider: provider.urn });
    expect(canonicalOrder([served, provider])).toEqual([provider, served]);
  });

  it("lists resources in a cycle last, by URN", () => {
    const a = planned({ type: "a:b:C", name: "a" });
    const b = planned({ type: "a:b:C", name: "b", dependencies: [a.urn] });
    const cyclic = { ...a, dependencies: [b.urn] };
    const free = planned({ type: "z:z:Z", name: "z" });
    expect(canonicalOrder([b, cyclic, free])).toEqual([free, cyclic, b]);
  });
});
