import { PolicyPack } from "@pulumi/policy";
import { RULES } from "../rules/index";
import type { Rule } from "../rule/rule";
import { EngineSession, observeEngine } from "./engine-session";
import { toPolicies } from "./policies";

/** A CrossGuard pack made of rules. */
export interface PackArguments {
  /** Letters, digits, `-`, `_` and `.`; at most 100. */
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** @default - every rule of this package */
  readonly rules?: readonly Rule[];
}

/**
 * Serves rules to the Pulumi engine as a policy pack; the last thing that a pack's program calls, and
 * once, because an engine talks to one pack a process. Levels follow the stack's environment: the
 * setting `environment` of its configuration, else its tag, else its name.
 *
 * @example
 * servePack({ name: "acme", rules: [...RULES, teamOwnsQueue] });
 */
export function servePack({ rules = RULES, name, ...description }: PackArguments): void {
  const session = new EngineSession();
  observeEngine(session);
  new PolicyPack(name, { ...description, policies: toPolicies(rules, session) });
}
