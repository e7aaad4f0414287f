import type { PolicyEnvironment } from "../rule/environment";
import type { NormalizedResource } from "../rule/resource";
import { coversInline, type InlineWaiver, inlineWaivers } from "./inline-waivers";
import { covers, coversRule, isInForce, type Waiver, type WaiverTerms } from "./waiver";
import { inlineWaiverResource, waiverResource } from "./waiver-resource";

/** What a book of waivers depends on. */
export interface BookOptions {
  readonly environment: PolicyEnvironment;
  /** Day of the check, as `2026-11-24`. */
  readonly today: string;
  /** Names of what exists: ids of rules, and `id/check` of the checks that they bundle. */
  readonly ruleNames: readonly string[];
}

/** A field that a rule has something to say about. */
export interface Waivable {
  readonly resource: NormalizedResource;
  readonly path: string;
  /** Sub-id of the check, where the rule bundles several. */
  readonly check?: string;
}

/** The waivers of one check: says what each finding is waived by, and remembers which of them did. */
export class WaiverBook {
  private readonly waivers: readonly Waiver[];
  private readonly options: BookOptions;
  private readonly used = new Set<Waiver | string>();

  constructor(waivers: readonly Waiver[], options: BookOptions) {
    this.options = options;
    this.waivers = waivers.filter(({ environments }) =>
      environments === undefined ? true : environments.includes(options.environment),
    );
  }

  /** The waiver that lets a finding pass; one of a file comes before one on the object. */
  find(rule: string, finding: Waivable): WaiverTerms | undefined {
    const { today } = this.options;
    const covering = this.waivers.filter((waiver) => covers(waiver, rule, finding));
    for (const waiver of covering) this.used.add(waiver);
    const inline = inlineWaivers(finding.resource).find((waiver) =>
      coversInline(waiver, rule, finding.check),
    );
    if (inline !== undefined) this.used.add(markOf(finding.resource, inline));
    return [...covering, inline?.terms].find(
      (terms) => terms !== undefined && isInForce(terms, today),
    );
  }

  /**
   * The waivers as resources for the hygiene rule, those on objects of `world` included.
   *
   * @param ran - rules that looked at all of the world; a waiver of another one may have its use
   */
  resources(
    ran: ReadonlySet<string>,
    world: readonly NormalizedResource[],
  ): readonly NormalizedResource[] {
    const { today, ruleNames } = this.options;
    const ofFiles = this.waivers.map((waiver) => {
      const rules = ruleNames.filter((name) => coversRule(waiver, name));
      const matches = this.verdict(waiver, rules, ran);
      return waiverResource(waiver, { today, matches, isKnown: rules.length > 0 });
    });
    const onObjects = world.flatMap((resource) =>
      inlineWaivers(resource).map((inline) => {
        const name = inline.rule.replace(".", "/");
        const matches = this.verdict(markOf(resource, inline), [name], ran);
        const facts = { today, matches, isKnown: ruleNames.includes(name) };
        return inlineWaiverResource(resource, inline, facts);
      }),
    );
    return [...ofFiles, ...onObjects];
  }

  private verdict(
    mark: Waiver | string,
    rules: readonly string[],
    ran: ReadonlySet<string>,
  ): boolean | undefined {
    if (this.used.has(mark)) return true;
    const ids = rules.map((name) => name.replace(/\/.*$/, ""));
    return ids.every((id) => ran.has(id)) ? false : undefined;
  }
}

/** The same object may be read several times in one run; what it is called stays the same. */
function markOf(resource: NormalizedResource, { rule }: InlineWaiver): string {
  const { type, namespace, name, urn, source } = resource;
  return JSON.stringify([rule, type, namespace, name, urn, source]);
}
