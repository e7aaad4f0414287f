/** Type of the resource that every other one descends from. */
export const STACK_TYPE = "pulumi:pulumi:Stack";

/** The parts of `urn:pulumi:<stack>::<project>::<parent types$type>::<name>`. */
export interface UrnParts {
  readonly stack: string;
  readonly project: string;
  /** The chain of parent types, joined by `$`, with the resource's own type last. */
  readonly qualifiedType: string;
  readonly type: string;
  /** May itself contain `::`. */
  readonly name: string;
}

/** What a URN is made of. */
export interface UrnInput {
  readonly stack: string;
  readonly project: string;
  /** URN of the parent; the stack itself adds nothing to its children's URNs. */
  readonly parent: string | null;
  readonly type: string;
  readonly name: string;
}

/** The URN that the Pulumi engine gives a resource. */
export function makeUrn(input: UrnInput): string {
  const parentType = input.parent === null ? STACK_TYPE : parseUrn(input.parent).qualifiedType;
  const qualifiedType = parentType === STACK_TYPE ? input.type : `${parentType}$${input.type}`;
  return `urn:pulumi:${input.stack}::${input.project}::${qualifiedType}::${input.name}`;
}

/** Takes a URN apart; missing parts of a malformed one are empty. */
export function parseUrn(urn: string): UrnParts {
  const [head = "", project = "", qualifiedType = "", ...name] = urn.split("::");
  return {
    stack: head.replace("urn:pulumi:", ""),
    project,
    qualifiedType,
    type: qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1),
    name: name.join("::"),
  };
}

/** Order of URNs by code unit, the same on every machine whatever its locale. */
export function compareUrns(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
