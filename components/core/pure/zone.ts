import type * as pulumi from "@pulumi/pulumi";

/** Letters of zones that own a slot of an address plan; the position is the number of the slot. */
export const ZONE_LETTERS = ["a", "b", "c", "d", "e", "f"] as const;

/** One of {@link ZONE_LETTERS}. */
export type ZoneLetter = (typeof ZONE_LETTERS)[number];

/** One subnet a zone, by the letter of the zone: `{ a: "subnet-1", b: "subnet-2" }`. */
export type ZonalSubnetIds = Readonly<Partial<Record<ZoneLetter, pulumi.Input<string>>>>;

/** The letter of a zone: `eu-central-1b` is `b`. */
export function zoneLetter(zone: string): string {
  return zone.slice(-1);
}

/** True for a letter that owns a slot; narrows the type. */
export function isZoneLetter(letter: string): letter is ZoneLetter {
  return ZONE_LETTERS.some((candidate) => candidate === letter);
}
