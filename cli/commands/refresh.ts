import { engineOperation } from "./engine-operation";

/** `orchestrate refresh`: compares the state of a stack with what exists. */
export const refreshCommand = engineOperation(
  "refresh",
  "compare a stack's state with what exists",
);
