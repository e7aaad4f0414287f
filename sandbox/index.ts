/**
 * The door of the sandbox: all that the command line may use of it. It is imported dynamically, so
 * that a command which needs no sandbox does not load one.
 */
export type { ClusterExtra } from "./control-plane/cluster";
export { clusterFiles } from "./control-plane/cluster-files";
export { readClusterStatus } from "./control-plane/cluster-status";
export { formatStatusJson, formatStatusText } from "./control-plane/format-status";
export { installForClusters } from "./control-plane/install-for-clusters";
export { parseExtras } from "./control-plane/parse-extras";
export { startDaemon, stopDaemon, type StartedDaemon } from "./control-plane/start-daemon";
export { addThing } from "./drift/add-thing";
export { parseAssignment, removeThing, setProperty } from "./drift/change-thing";
export { formatThingsJson, formatThingsText } from "./drift/format-things";
export { assertIdle } from "./drift/idle-stack";
export { findThing, listThings } from "./drift/stack-accounts";
export type { Faults } from "./faults/fault-schema";
export { readFaults } from "./faults/read-faults";
export type { SandboxOptions } from "./sandbox-operation";
export { clustersRoot, sandboxFolders, sandboxRoot, type SandboxFolders } from "./sandbox-folders";
export { simulatedClouds } from "./simulated-clouds";
