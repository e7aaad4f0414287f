import type { CheckLevels } from "./check-levels";
import type { Field } from "./field";
import type { Level } from "./levels";
import { isSecret, type NormalizedResource } from "./resource";

/** A field that breaks a rule. */
export interface Violation {
  /** Sub-id of the check that found it, in a rule that bundles several. */
  readonly check?: string;
  readonly resource: NormalizedResource;
  readonly path: string;
  /** Says what is wrong; prints no value that may be secret. */
  readonly message: string;
  /** Set where this one weighs less than the rule does elsewhere. */
  readonly atMost?: Level;
}

/** A check that could not be made. */
export interface Gap {
  readonly resource: NormalizedResource;
  readonly reason: string;
}

/** Collects what one rule has to say; the only way a rule answers. */
export class Findings {
  readonly violations: Violation[];
  readonly gaps: Gap[];
  private readonly reasons: Map<NormalizedResource, Set<string>>;
  private readonly levels: CheckLevels;
  private readonly check: string | undefined;

  /** @param whole - findings that this is a part of; those of a part are among those of the whole */
  constructor(whole?: Findings, levels: CheckLevels = {}, check?: string) {
    this.violations = whole?.violations ?? [];
    this.gaps = whole?.gaps ?? [];
    this.reasons = whole?.reasons ?? new Map<NormalizedResource, Set<string>>();
    this.levels = levels;
    this.check = check;
  }

  /** The findings of one check of a rule that bundles several, by its sub-id. */
  of(check: string): Findings {
    return new Findings(this, this.levels, check);
  }

  /** The same findings, with the levels that a configuration gives to checks. */
  weighedBy(levels: CheckLevels): Findings {
    return new Findings(this, levels, this.check);
  }

  /** Reports that a field breaks the rule. */
  fail(field: Field, message: string): void {
    this.add({ resource: field.resource, path: field.path, message });
  }

  /** {@link fail}, for something that matters less than what the rule finds otherwise. */
  advise(field: Field, message: string): void {
    const { resource, path } = field;
    this.add({ resource, path, message, atMost: "advisory" });
  }

  private add(violation: Violation): void {
    const { check } = this;
    if (check === undefined) this.violations.push(violation);
    else if (this.levels[check] === "advisory") {
      this.violations.push({ ...violation, check, atMost: "advisory" });
    } else if (this.levels[check] !== "disabled") this.violations.push({ ...violation, check });
  }

  /** Reports that a check depends on something that cannot be read; each reason once a resource. */
  notEvaluated(field: Field, reason = unreadableReason(field)): void {
    const { resource } = field;
    if (this.check !== undefined && this.levels[this.check] === "disabled") return;
    const reasons = this.reasons.get(resource) ?? new Set();
    if (reasons.has(reason)) return;
    this.reasons.set(resource, reasons.add(reason));
    this.gaps.push({ resource, reason });
  }

  /** Fails when the value is forbidden; an absent one passes. */
  forbid(field: Field, isForbidden: (value: unknown) => boolean, message: string): void {
    if (!field.isReadable) this.notEvaluated(field);
    else if (field.isSet && isForbidden(field.value)) this.fail(field, message);
  }

  /** Fails unless the value is allowed; an absent one fails too, except in a patch. */
  require(field: Field, isAllowed: (value: unknown) => boolean, message: string): void {
    if (!field.isReadable) this.notEvaluated(field);
    else if (!isAllowed(field.value)) this.failOrMissing(field, message);
  }

  /** {@link fail}, but a field that a patch leaves out is decided elsewhere: not evaluated. */
  failOrMissing(field: Field, message: string): void {
    if (!field.isSet && field.resource.partial) {
      this.notEvaluated(field, `not set by this patch: ${field.path}`);
    } else {
      this.fail(field, message);
    }
  }
}

function unreadableReason(field: Field): string {
  const kind = isSecret(field.value) ? "secret" : "unknown";
  return `${kind} value at ${field.path}`;
}
