import { engineOperation } from "./engine-operation";

/** `orchestrate refresh`: compares the state of a stack with what exists. */
export const define = engineOperation("refresh");
