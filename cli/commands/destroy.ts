import { engineOperation } from "./engine-operation";

/** `orchestrate destroy`: deletes everything that the stack has created. */
export const destroyCommand = engineOperation("destroy", "delete everything a stack has created");
