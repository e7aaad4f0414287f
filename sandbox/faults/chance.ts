import { numberFrom } from "../providers/identifiers";

const STEPS = 1_000_000;

/**
 * Draws that follow from a seed and from what they are for, never from time or from the order in
 * which requests happen to arrive.
 */
export class Chance {
  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
  }

  /** True with probability `rate`. @param what - what is decided: `throttle create <urn> #2` */
  happens(rate: number, what: string): boolean {
    return numberFrom(`${this.seed} ${what}`, STEPS) < rate * STEPS;
  }

  /** A whole number between the two, both included. */
  between(minimum: number, maximum: number, what: string): number {
    return minimum + numberFrom(`${this.seed} ${what}`, maximum - minimum + 1);
  }
}
