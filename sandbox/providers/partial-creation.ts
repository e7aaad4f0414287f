import type { ResourceState } from "./provider";

/**
 * A create or update that failed although the resource exists. The engine keeps the resource and
 * works on it again in the next update, where any other error would make it forget it.
 */
export class PartialCreation extends Error {
  /** What exists. */
  readonly state: ResourceState;

  constructor(message: string, state: ResourceState) {
    super(message);
    this.name = "PartialCreation";
    this.state = state;
  }
}
