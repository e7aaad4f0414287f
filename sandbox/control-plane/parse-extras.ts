import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { describeValue } from "../../components/core/pure/validate";
import { suggestion } from "../../plan/config/stack-names";
import type { ClusterExtra } from "./cluster";

/** Each extra with those that it is of no use without. */
const NEEDS: Readonly<Record<ClusterExtra, readonly ClusterExtra[]>> = {
  "controller-manager": ["controller-manager"],
  scheduler: ["scheduler"],
  nodes: ["controller-manager", "scheduler", "nodes"],
};

const EXTRAS: readonly ClusterExtra[] = ["controller-manager", "scheduler", "nodes"];

/** The extras in a list separated by commas, and what they need. */
export function parseExtras(list: string | undefined): ReadonlySet<ClusterExtra> {
  const words = (list ?? "").split(",").map((word) => word.trim());
  return new Set(words.filter((word) => word !== "").flatMap((word) => NEEDS[extraOf(word)]));
}

function extraOf(word: string): ClusterExtra {
  const extra = EXTRAS.find((candidate) => candidate === word);
  if (extra !== undefined) return extra;
  throw new ConfigurationError([
    `--with: is not a part that a cluster can run, got ${describeValue(word)}; ` +
      `use any of ${EXTRAS.join(", ")}${suggestion(word, EXTRAS)}`,
  ]);
}
