import fc from "fast-check";
import { FAULT_KINDS } from "./faults";
import { hostileEdit, secretEdit, secretText } from "./hostile-edits";
import type { JsonObject } from "./json-tree";
import { soundConfiguration } from "./sound-configuration";

/** A configuration with what is known of it. */
export interface FuzzCase {
  /** `sound` must plan; `faulty` must name each fault; of `hostile` nothing is known. */
  readonly kind: "sound" | "faulty" | "hostile";
  readonly configuration: JsonObject;
  /** Text of the stack file to read instead, where the configuration is tried as a file. */
  readonly stackFile?: string;
  /** A key whose value is encrypted. */
  readonly encrypted?: string;
  /** Paths that the error must name. */
  readonly faults: readonly string[];
  /** Texts that no message may contain. */
  readonly secrets: readonly string[];
}

/** Most mistakes in one configuration. */
const MOST_MISTAKES = 3;

const sound = soundConfiguration.map((configuration): FuzzCase => ({
  kind: "sound",
  configuration,
  faults: [],
  secrets: [],
}));

const faulty = fc
  .tuple(
    soundConfiguration,
    fc.uniqueArray(fc.constantFrom(...FAULT_KINDS), {
      minLength: 1,
      maxLength: MOST_MISTAKES,
      selector: ({ scope }) => scope,
    }),
    fc.nat({ max: 100 }),
  )
  .map(([start, kinds, choice]): FuzzCase => {
    let configuration = start;
    const faults: string[] = [];
    for (const kind of kinds) {
      const fault = kind.make(configuration, choice);
      if (fault === undefined) continue;
      configuration = fault.configuration;
      faults.push(fault.path);
    }
    return { kind: faults.length > 0 ? "faulty" : "sound", configuration, faults, secrets: [] };
  });

const hostile = fc
  .tuple(
    soundConfiguration,
    fc.array(hostileEdit, { minLength: 1, maxLength: MOST_MISTAKES }),
    fc.array(secretEdit, { maxLength: 1 }),
  )
  .map(([start, edits, last]): FuzzCase => {
    let configuration = start;
    const secrets: string[] = [];
    for (const edit of [...edits, ...last]) {
      const edited = edit(configuration);
      configuration = edited.configuration;
      if (edited.secret !== undefined) secrets.push(edited.secret);
    }
    return { kind: "hostile", configuration, faults: [], secrets };
  });

/** A secret where a setting should stand; refused whatever it says, and never printed. */
const encrypted = fc
  .tuple(soundConfiguration, fc.nat({ max: 100 }), secretText)
  .map(([start, choice, secret]): FuzzCase => {
    const keys = Object.keys(start);
    const key = keys[choice % keys.length] ?? "owner";
    return {
      kind: "faulty",
      configuration: { ...start, [key]: secret },
      encrypted: key,
      faults: [key],
      secrets: [secret],
    };
  });

/** Mostly broken ones: reading them is cheap, and what matters is how they are refused. */
export const settingsCase = fc.oneof(
  { weight: 2, arbitrary: sound },
  { weight: 3, arbitrary: faulty },
  { weight: 5, arbitrary: hostile },
);

/** Mostly sound ones: only what the settings accept reaches the components. */
export const planCase = fc.oneof(
  { weight: 12, arbitrary: sound },
  { weight: 1, arbitrary: faulty },
  { weight: 6, arbitrary: hostile },
  { weight: 1, arbitrary: encrypted },
);
