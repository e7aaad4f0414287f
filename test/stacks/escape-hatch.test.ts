import { describe, expect, it } from "vitest";
import { BaseComponent } from "../../components/core";
import { type PlannedResource, planProgram } from "../../plan";
import { productSources, readRepositoryFile } from "../support/repository";
import {
  type AnyTransform,
  type AnyTransforms,
  ESCAPE_HATCH_CASES,
  type EscapeHatchCase,
  FAMILIES,
} from "./escape-hatch-cases";

/** A component class of a family, by name. */
function componentsOf(family: object): readonly string[] {
  return Object.entries(family)
    .filter(([, value]) => typeof value === "function" && value.prototype instanceof BaseComponent)
    .map(([name]) => name);
}

const COMPONENTS = Object.values(FAMILIES).flatMap(componentsOf);

/** What transforms saw of a program. */
interface Reach {
  readonly transforms: AnyTransforms;
  readonly roles: Set<string>;
  /** Names of children that were made from the arguments which a transform returned. */
  readonly read: Set<string>;
}

/** Transforms of every role that change every option, and watch who reads the arguments. */
function reachAll(): Reach {
  const roles = new Set<string>();
  const read = new Set<string>();
  const transform: AnyTransform = (args, _opts, name) => ({
    args: new Proxy(args, {
      get: (target, key, receiver) => {
        read.add(name);
        return Reflect.get(target, key, receiver);
      },
    }),
    opts: {
      protect: true,
      retainOnDelete: true,
      ignoreChanges: ["escapeHatch"],
      aliases: [{ name: `old-${name}` }],
      import: `id-of-${name}`,
    },
  });
  const transforms = new Proxy<AnyTransforms>(
    {},
    {
      get: (_target, role: string) => {
        roles.add(role);
        return transform;
      },
    },
  );
  return { transforms, roles, read };
}

/** What is declared below the component, the component itself left out. */
async function childrenOf(declare: () => unknown): Promise<readonly PlannedResource[]> {
  const { resources } = await planProgram({
    project: "escape",
    stack: "hatch",
    environment: "prod",
    config: {},
    entry: async () => {
      await declare();
    },
  });
  return resources.filter(
    ({ type, parent }) => type !== "pulumi:pulumi:Stack" && parent !== null && !isStack(parent),
  );
}

const isStack = (urn: string) => urn.includes("::pulumi:pulumi:Stack::");

/** The options that every transform sets, as far as a kind of resource has them. */
function optionsOf(child: PlannedResource) {
  const { name, custom, protect, retainOnDelete, ignoreChanges, aliases, importId } = child;
  return {
    name,
    protect,
    retainOnDelete: custom ? retainOnDelete : true,
    ignoreChanges: custom ? ignoreChanges.includes("escapeHatch") : true,
    aliases: aliases.some((urn) => urn.endsWith(`::old-${name}`)),
    importId: custom ? importId : `id-of-${name}`,
  };
}

async function reach(declare: EscapeHatchCase) {
  const reached = reachAll();
  const children = await childrenOf(() => declare(reached.transforms));
  return { ...reached, children };
}

describe("every component", () => {
  it("has cases here", () => {
    expect(Object.keys(ESCAPE_HATCH_CASES).sort()).toEqual([...COMPONENTS].sort());
  });

  it.each(Object.entries(ESCAPE_HATCH_CASES))(
    "%s lets transform reach arguments and options of every child",
    async (_name, cases) => {
      for (const declare of cases) {
        const { children, read } = await reach(declare);
        const names = children.map(({ name }) => name);
        expect(names.length).toBeGreaterThan(0);
        expect([...read].sort()).toEqual([...new Set(names)].sort());
        expect(children.map(optionsOf)).toEqual(
          names.map((name) => ({
            name,
            protect: true,
            retainOnDelete: true,
            ignoreChanges: true,
            aliases: true,
            importId: `id-of-${name}`,
          })),
        );
      }
    },
  );

  it("has each role of its children reached by a case", async () => {
    const reached = new Set<string>();
    for (const declare of Object.values(ESCAPE_HATCH_CASES).flat()) {
      const { roles } = await reach(declare);
      for (const role of roles) reached.add(role);
    }
    const roles = componentSources().flatMap((file) =>
      [...readRepositoryFile(file).matchAll(/\.create\(\s*"(\w+)"/g)].map(([, role = ""]) => role),
    );
    expect(roles.length).toBeGreaterThan(80);
    expect(roles.filter((role) => !reached.has(role))).toEqual([]);
  });

  it("declares no child past its transform", () => {
    const past = componentSources().flatMap((file) =>
      readRepositoryFile(file)
        .split("\n")
        .filter((line) => !line.startsWith(" *"))
        .filter((line) => /\bnew (?:aws|kubernetes|random|TypedCustomResource)\b/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(past).toEqual([]);
  });
});

/** Sources of components; core has the one place that declares children. */
function componentSources(): readonly string[] {
  return productSources().filter(
    (file) => file.startsWith("components/") && !file.startsWith("components/core/"),
  );
}
