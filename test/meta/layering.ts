import type { SourceImport } from "../support/imports";

/** A direction that imports may take. */
export interface LayerRule {
  readonly claim: string;
  /** Files that the rule speaks of. */
  readonly files: RegExp;
  /** True for an import that the rule admits. */
  readonly admits: (imported: SourceImport) => boolean;
}

const familyOf = (file: string) => /^components\/([^/]+)/.exec(file)?.[1];

/** Code that may only be reached through its folder's index. */
const isPublicIndex = (target: string) => /^components\/[^/]+(?:\/index)?$/.test(target);
/** The table of versions counts as pure: it is data and imports itself only, which a test asserts. */
const isPure = (target: string) =>
  /^components\/[^/]+\/pure\//.test(target) || isVersionTable(target);
/** Data on versions, and the module that offers them to everyone. */
export const isVersionTable = (target: string) =>
  target === "components/core/versions" || target.startsWith("components/core/compatibility/");
const isUnder = (target: string, ...folders: readonly string[]) =>
  folders.some((folder) => target === folder || target.startsWith(`${folder}/`));
const isSandboxDoor = (target: string) => /^sandbox(?:\/index(?:\.js)?)?$/.test(target);
const isProvider = (target: string) => target.startsWith("@pulumi/");

/** The dependency direction: index, stacks, families, core, pure; the rest beside them. */
export const LAYER_RULES: readonly LayerRule[] = [
  {
    claim: "a family imports core and itself; only service composes others, by their public index",
    files: /^components\/(?!core\/)/,
    admits: ({ file, target, isRelative }) =>
      !isRelative ||
      isUnder(target, "components/core") ||
      familyOf(target) === familyOf(file) ||
      (familyOf(file) === "service" && isPublicIndex(target)),
  },
  {
    claim: "a component takes from core what its index offers; only pure code names its modules",
    files: /^components\/(?!core\/)[^/]+\/(?!pure\/)/,
    admits: ({ target, isRelative }) =>
      !isRelative || !isUnder(target, "components/core") || target === "components/core",
  },
  {
    claim: "core imports no family and nothing above it",
    files: /^components\/core\//,
    admits: ({ target, isRelative }) => !isRelative || isUnder(target, "components/core"),
  },
  {
    claim: "pure code imports pure code; of everything that can reach a provider only types",
    files: /^components\/[^/]+\/pure\//,
    admits: ({ target, isRelative, isTypeOnly }) =>
      isTypeOnly || (isRelative ? isPure(target) : !isProvider(target)),
  },
  {
    claim: "the plan knows no family and no policy",
    files: /^plan\//,
    admits: ({ target, isRelative }) =>
      !isRelative || isUnder(target, "plan", "components/core/pure"),
  },
  {
    claim: "policy imports policy and pure code",
    files: /^policy\//,
    admits: ({ target, isRelative }) => !isRelative || isUnder(target, "policy") || isPure(target),
  },
  {
    claim: "policy loads the SDK in its pack and in the kit for authors only",
    files: /^policy\/(?!pack\/|kit\/|index\.ts)/,
    admits: ({ target, isTypeOnly }) => isTypeOnly || !isProvider(target),
  },
  {
    claim: "rules, what they are and what they ask know no way in which they are run",
    files: /^policy\/(?:rule|rules|world|admission)\//,
    admits: ({ target, isRelative }) =>
      !isRelative ||
      isUnder(
        target,
        "policy/rule",
        "policy/rules",
        "policy/world",
        "policy/admission",
        "policy/waivers",
      ) ||
      isPure(target),
  },
  {
    claim: "the world knows no rule: it imports itself and what fields and resources are",
    files: /^policy\/world\//,
    admits: ({ target, isRelative }) =>
      !isRelative || isUnder(target, "policy/rule", "policy/world") || isPure(target),
  },
  {
    claim: "stacks compose families by their public index or their pure code",
    files: /^stacks\//,
    admits: ({ target, isRelative }) =>
      !isRelative ||
      isUnder(target, "stacks", "components/core") ||
      isPublicIndex(target) ||
      isPure(target),
  },
  {
    claim: "the program imports stacks and core",
    files: /^index\.ts$/,
    admits: ({ target, isRelative }) => !isRelative || isUnder(target, "stacks", "components/core"),
  },
  {
    claim: "examples import what the package exports",
    files: /^examples\//,
    admits: ({ file, target, isRelative }) =>
      !isRelative ||
      isPublicIndex(target) ||
      target === "policy/kit" ||
      isUnder(target, file.split("/").slice(0, 2).join("/")),
  },
  {
    claim: "evaluation is plain data: it imports itself, the plan's types and pure code",
    files: /^evaluation\//,
    admits: ({ target, isRelative, isTypeOnly }) =>
      isRelative
        ? isUnder(target, "evaluation") || isPure(target) || (isTypeOnly && isUnder(target, "plan"))
        : isTypeOnly || !isProvider(target),
  },
  {
    claim:
      "the engine room runs an engine on clouds that it is given: it imports itself, the plan's " +
      "configuration, what the policy pack is configured with, and pure code",
    files: /^engine\//,
    admits: ({ target, isRelative }) =>
      isRelative
        ? isUnder(target, "engine", "plan/config", "policy/check", "policy/config") ||
          isPure(target)
        : !isProvider(target),
  },
  {
    claim:
      "the sandbox stands in for the clouds: it imports itself, the engine room, the plan, pure code " +
      "and how problems of a configuration are written",
    files: /^sandbox\//,
    admits: ({ target, isRelative }) =>
      !isRelative ||
      isUnder(target, "sandbox", "engine", "plan", "stacks/settings/problems") ||
      isPure(target),
  },
  {
    claim: "nothing imports the command line",
    files: /^(?!cli\/|test\/)/,
    admits: ({ target, isRelative }) => !isRelative || !isUnder(target, "cli"),
  },
  {
    claim: "the command line imports the sandbox by its door, and loads it only where it is used",
    files: /^cli\//,
    admits: ({ target, isRelative, isTypeOnly, isDynamic }) =>
      !isRelative ||
      !isUnder(target, "sandbox") ||
      (isSandboxDoor(target) && (isTypeOnly || isDynamic)),
  },
  {
    claim: "nothing but the command line, tests and tooling imports the engine room or the sandbox",
    files: /^(?!cli\/|engine\/|sandbox\/|test\/|bench\/|scripts\/)/,
    admits: ({ target, isRelative }) => !isRelative || !isUnder(target, "engine", "sandbox"),
  },
];

/** Imports that break a rule, one line each. */
export function findBreaches(rule: LayerRule, imports: readonly SourceImport[]): readonly string[] {
  return imports
    .filter(({ file }) => rule.files.test(file))
    .filter((imported) => !rule.admits(imported))
    .map(({ file, line, target }) => `${file}:${line}: imports ${target}`);
}
