import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes a minute or more, longest first; a long file that starts last would run alone. */
const LONGEST = [
  "parity",
  "further-clusters",
  "networks",
  "configuration-changes",
  "kill-and-recover",
  "pool-backends",
  "admission",
  "teardown",
  "dev-lifecycle",
  "cloud-weather",
  "karpenter",
  "network-cluster",
];

/** Starts the long files first, the others in the order of their names. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((left, right) => rank(left).localeCompare(rank(right)));
  }
}

function rank({ moduleId }: TestSpecification): string {
  const place = LONGEST.indexOf(path.basename(moduleId, ".test.ts"));
  return `${String(place < 0 ? LONGEST.length : place).padStart(2, "0")} ${moduleId}`;
}

/** The real engine and the real API server; run by `npm run test:e2e`, two files at a time. */
export default defineConfig({
  test: {
    name: "e2e",
    include: ["test/e2e/**/*.test.ts", "test/conformance/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 600_000,
    hookTimeout: 1_800_000,
  },
});
