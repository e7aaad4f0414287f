import { engineOperation } from "./engine-operation";

/** `orchestrate destroy`: deletes everything that the stack has created. */
export const define = engineOperation("destroy");
