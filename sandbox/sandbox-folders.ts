import path from "node:path";

/** Folder inside the project that holds all simulated state; git ignores it. */
const SANDBOX_FOLDER = ".sandbox";

/** The folder that holds the sandbox's state: the one that was asked for, else the project's own. */
export function sandboxRoot(projectRoot: string, stateDir: string | undefined): string {
  return stateDir ?? path.join(projectRoot, SANDBOX_FOLDER);
}

/** The folders of the sandbox. Deleting the root deletes all simulated state. */
export interface SandboxFolders {
  readonly root: string;
  /** PULUMI_HOME: plugins, credentials and the selected stack, separate from the user's. */
  readonly home: string;
  /** The engine's own state, one file a stack. */
  readonly backend: string;
  /** Accounts of one stack, as the simulated clouds have them. */
  readonly accounts: string;
  /** Clusters of one stack that run on real API servers, a folder each. */
  readonly clusters: string;
  /** Copies of the files that the CLI would edit. */
  readonly project: string;
}

/** The sandbox's folders for one stack. */
export function sandboxFolders(root: string, stack: string): SandboxFolders {
  return {
    root,
    home: path.join(root, "home"),
    backend: path.join(root, "backend"),
    accounts: path.join(root, "accounts", stack),
    clusters: path.join(clustersRoot(root), stack),
    project: path.join(root, "project"),
  };
}

/** Folder of all stacks' clusters, a folder each. */
export function clustersRoot(root: string): string {
  return path.join(root, "clusters");
}
