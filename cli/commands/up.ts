import { engineOperation } from "./engine-operation";

/** `orchestrate up`: creates and updates what the stack declares. */
export const upCommand = engineOperation("up", "create and update what a stack declares");
