import type { CommandModule } from "../command";
import { cancelCommand } from "./cancel";
import { destroyCommand } from "./destroy";
import { diffCommand } from "./diff";
import { engineCommand } from "./engine";
import { planCommand } from "./plan";
import { policyCommand } from "./policy";
import { poolCommand } from "./pool";
import { previewCommand } from "./preview";
import { refreshCommand } from "./refresh";
import { renderCommand } from "./render";
import { sandboxCommand } from "./sandbox";
import { upCommand } from "./up";
import { upgradeCommand } from "./upgrade";

/** Every verb of `orchestrate`, in the order of `--help`. */
export const COMMANDS: readonly CommandModule[] = [
  previewCommand,
  planCommand,
  renderCommand,
  diffCommand,
  policyCommand,
  poolCommand,
  upCommand,
  refreshCommand,
  destroyCommand,
  cancelCommand,
  upgradeCommand,
  engineCommand,
  sandboxCommand,
];
