import { defineConfig } from "vitest/config";

/** Suites that need the Pulumi SDK in the process; everything else under test/ is pure. */
const pulumiSuites = [
  "test/components/*/*.test.ts",
  "test/components/cluster/pools/*.test.ts",
  "test/stacks/**/*.test.ts",
  "test/embedded/**/*.test.ts",
  "test/policy/bypass/transforms.test.ts",
  "test/policy/pack/**/*.test.ts",
  "test/policy/kit/**/*.test.ts",
  "test/examples.test.ts",
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: [...pulumiSuites, "test/e2e/**", "test/conformance/**"],
          // Pure code has no state to isolate, and a process a file would cost a minute.
          isolate: false,
        },
      },
      {
        test: {
          name: "pulumi",
          include: pulumiSuites,
          isolate: false,
          pool: "forks",
          setupFiles: ["test/support/drain.ts"],
        },
      },
    ],
  },
});
