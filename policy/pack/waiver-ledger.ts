import type { ReportViolation } from "@pulumi/policy";
import type { PolicyEnvironment } from "../rule/environment";
import type { Violation } from "../rule/findings";
import type { NormalizedResource } from "../rule/resource";
import { checkName } from "../rule/metadata";
import type { Waiver } from "../waivers/waiver";
import { WaiverBook } from "../waivers/waiver-book";
import type { EngineFacts } from "./engine-session";

/** Something that is shown and stops nothing. */
export interface Note {
  readonly message: string;
  readonly urn: string | undefined;
}

/**
 * What the policies of one run have in common about waivers. The engine asks them one after the
 * other, and gives each of them a single level, so that what weighs less is noted here for a policy
 * that is advisory.
 */
export class WaiverLedger {
  private readonly ruleNames: readonly string[];
  private readonly engine: Pick<EngineFacts, "environment" | "waivers">;
  private readonly today: () => string;
  private readonly ran = new Set<string>();
  private readonly notesByPlace = new Map<string, Note>();
  private current: Book | undefined;

  constructor(
    ruleNames: readonly string[],
    engine: Pick<EngineFacts, "environment" | "waivers">,
    today: () => string,
  ) {
    this.ruleNames = ruleNames;
    this.engine = engine;
    this.today = today;
  }

  /** Notes that a rule takes part in this run; a disabled one is never asked. */
  started(rule: string): void {
    this.ran.add(rule);
  }

  /** Hands on what no waiver lets pass and what has the weight of its policy; notes the rest. */
  filter(rule: string, reportViolation: ReportViolation): (violation: Violation) => void {
    return (violation) => {
      const { check, resource, path, message, atMost } = violation;
      const urn = resource.urn ?? undefined;
      const text = `${path}: ${message}${check === undefined ? "" : ` (${checkName(rule, check)})`}`;
      const terms = this.book().find(rule, violation);
      if (terms !== undefined) {
        const { id, expires } = terms;
        this.note(`waived by ${id} until ${expires}: ${rule}: ${text}`, urn);
      } else if (atMost === "advisory") {
        this.note(`${rule}: ${text}`, urn);
      } else {
        reportViolation(text, urn);
      }
    };
  }

  /** The waivers as resources for the hygiene rule. */
  resources(world: readonly NormalizedResource[]): readonly NormalizedResource[] {
    return this.book().resources(this.ran, world);
  }

  /** What was noted; an update says the same as the preview before it, and is noted once. */
  get notes(): readonly Note[] {
    return [...this.notesByPlace.values()];
  }

  private note(message: string, urn: string | undefined): void {
    this.notesByPlace.set(JSON.stringify([urn, message]), { message, urn });
  }

  /** The engine tells stack and configuration after the policies are made. */
  private book(): WaiverBook {
    const { environment, waivers } = this.engine;
    const { current } = this;
    if (current?.environment === environment && current.waivers === waivers) return current.book;
    const options = { environment, today: this.today(), ruleNames: this.ruleNames };
    const book = new WaiverBook(waivers, options);
    this.current = { environment, waivers, book };
    return book;
  }
}

interface Book {
  readonly environment: PolicyEnvironment;
  readonly waivers: readonly Waiver[];
  readonly book: WaiverBook;
}
