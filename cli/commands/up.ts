import { engineOperation } from "./engine-operation";

/** `orchestrate up`: creates and updates what the stack declares. */
export const define = engineOperation("up");
