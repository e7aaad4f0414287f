import { describe, expect, it } from "vitest";
import { findClaims } from "../../../scripts/coverage/claims";

const text = `
/**
 * A network.
 *
 * @covers SD-1 SD-2
 * @covers LB-1, LB-2
 */
export class Network {}

/** @covers KO-1 */
export function defineNetwork() {}

/** @covers nonsense */
export const ZONES = 3;
`;

describe("findClaims", () => {
  it("finds every covered row with its component and line", () => {
    const claims = findClaims({ file: "components/network/network.ts", text });
    expect(claims.map(({ id, component, line }) => `${line} ${component} ${id}`)).toEqual([
      "5 Network SD-1",
      "5 Network SD-2",
      "6 Network LB-1",
      "6 Network LB-2",
      "10 defineNetwork KO-1",
      "13 ZONES nonsense",
    ]);
  });

  it("finds nothing where nothing is claimed", () => {
    expect(findClaims({ file: "a.ts", text: "/** Covers SD-1. */\nexport class A {}" })).toEqual(
      [],
    );
  });
});
