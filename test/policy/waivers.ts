import type { Waiver } from "../../policy/waivers/waiver";

/** A whole waiver of one rule for everything, in force on the day that the tests live in. */
export function waiverNamed(id: string, changes: Partial<Waiver> = {}): Waiver {
  return {
    id,
    rules: ["pss-host-namespaces"],
    resources: ["*"],
    owner: "team-a",
    reason: "the agent reads the node's processes",
    expires: "2026-12-31",
    ticket: "OPS-7",
    index: 0,
    source: { file: "waivers.yaml", line: 3, document: 0 },
    ...changes,
  };
}
