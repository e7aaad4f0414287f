import type { Plan, PlannedResource } from "../model";
import { overlaps } from "../property-path";
import { keepsIdentity } from "../replacement/keeps-identity";
import { getsNewVersion } from "../replacement/numbered-outputs";
import { dependentsToReplace } from "./dependents-to-replace";
import { followedChanges, type Sources } from "./followed-changes";
import type { Pair } from "./match-resources";
import type { PropertyChange } from "./model";
import type { Outcome } from "./outcome";
import { propertyChanges } from "./property-changes";
import { providerIsReplaced, replacementCauses, withoutIgnored } from "./replacement-causes";

/**
 * What an update of the one plan to the other does to each resource that is in both, in the order and
 * by the rules of the engine: what is replaced has new outputs, a dependent whose property is made of
 * them changes, and is itself replaced where the property cannot change in place. Where a resource is
 * deleted before it is replaced, so are the dependents that such a change would replace
 * (`generateStepsFromDiff` and `calculateDependentReplacements` in pkg/resource/deploy/step_generator.go
 * of pulumi/pulumi v3.259.0).
 */
export function followReplacements(
  before: Plan,
  after: Plan,
  pairs: readonly Pair[],
): readonly Outcome[] {
  const update = new Update(before, after, pairs);
  return after.resources.flatMap((resource) => update.register(resource) ?? []);
}

/** One update in progress: resources are registered in the order of the later plan. */
class Update {
  readonly #before: Plan;
  readonly #later: ReadonlyMap<string, PlannedResource>;
  readonly #pairs: ReadonlyMap<string, Pair>;
  /** URNs of the earlier plan by those of the later one. */
  readonly #formerUrns: ReadonlyMap<string, string>;
  /** Later URNs of what is new or replaced. */
  readonly #renewed = new Set<string>();
  /** Later URNs of what is updated to another version, and their types. */
  readonly #renumbered = new Map<string, string>();
  /** Earlier URNs of what has been registered. */
  readonly #registered = new Set<string>();
  /** Properties by earlier URN of what is deleted along with something that it is made of. */
  readonly #condemned = new Map<string, readonly PropertyChange[]>();

  constructor(before: Plan, after: Plan, pairs: readonly Pair[]) {
    this.#before = before;
    this.#later = new Map(after.resources.map((resource) => [resource.urn, resource]));
    this.#pairs = new Map(pairs.map((pair) => [pair.after.urn, pair]));
    this.#formerUrns = new Map(pairs.map((pair) => [pair.after.urn, pair.before.urn]));
  }

  /** What happens to a resource; undefined for one that is new. */
  register(resource: PlannedResource): Outcome | undefined {
    const pair = this.#pairs.get(resource.urn);
    if (pair === undefined) {
      this.#renewed.add(resource.urn);
      return undefined;
    }
    this.#registered.add(pair.before.urn);
    const outcome = this.#outcomeOf(pair);
    if (outcome.because.length > 0) this.#replace(outcome);
    else if (getsNewVersion(resource.type, outcome.properties)) {
      this.#renumbered.set(resource.urn, resource.type);
    }
    return outcome;
  }

  #outcomeOf(pair: Pair): Outcome {
    const { before, after } = pair;
    const direct = propertyChanges(before.inputs, after.inputs);
    const followed = followedChanges(pair, direct, this.#sources());
    const properties = withoutIgnored(after, [...direct, ...followed]);
    const condemned = this.#condemned.get(before.urn);
    if (condemned !== undefined) {
      return {
        pair,
        properties: [...properties, ...unlisted(pair, properties, condemned)],
        because: condemned.map(({ path }) => path),
      };
    }
    if (!isManaged(after)) return { pair, properties, because: [] };
    const provider = this.#providerOf(after);
    if (this.#hasAnotherProvider(pair)) return { pair, properties, because: ["provider"] };
    return { pair, properties, because: replacementCauses(after, properties, provider) };
  }

  #replace({ pair, properties }: Outcome): void {
    const { before, after } = pair;
    this.#renewed.add(after.urn);
    const isDeletedFirst = after.deleteBeforeReplace ?? keepsIdentity(after, properties);
    if (!isDeletedFirst || this.#condemned.has(before.urn)) return;
    const dependents = dependentsToReplace(this.#before, before.urn, this.#registered);
    for (const [urn, causes] of dependents) {
      if (!this.#condemned.has(urn)) this.#condemned.set(urn, causes);
    }
  }

  #hasAnotherProvider({ before, after }: Pair): boolean {
    if (after.provider === null || before.provider === null) return false;
    const former = this.#before.resources.find(({ urn }) => urn === before.provider);
    const provider = this.#providerOf(after);
    if (former === undefined || provider === undefined) return false;
    if (this.#formerUrns.get(provider.urn) !== former.urn) {
      return providerIsReplaced(former, provider);
    }
    return this.#renewed.has(provider.urn);
  }

  #providerOf({ provider }: PlannedResource): PlannedResource | undefined {
    return provider === null ? undefined : this.#later.get(provider);
  }

  #sources(): Sources {
    return {
      renewed: this.#renewed,
      renumbered: this.#renumbered,
      formerUrn: (urn) => this.#formerUrns.get(urn),
    };
  }
}

/** Properties that stay as they are, of a resource that is deleted for what they are made of. */
function unlisted(
  { before, after }: Pair,
  listed: readonly PropertyChange[],
  causes: readonly PropertyChange[],
): readonly PropertyChange[] {
  return causes.flatMap(({ path, follows = [] }) => {
    const [old, now] = [before.inputs[path], after.inputs[path]];
    if (old === undefined || now === undefined) return [];
    if (listed.some((change) => overlaps(change.path, path))) return [];
    return [{ path, before: old, after: now, follows }];
  });
}

/** False for components, which no provider replaces, and for what is only read. */
function isManaged({ custom, externalId }: PlannedResource): boolean {
  return custom && externalId === undefined;
}
