import { defineConfig } from "vitest/config";

/** The real engine and the real API server; run by `npm run test:e2e`, two files at a time. */
export default defineConfig({
  test: {
    name: "e2e",
    include: ["test/e2e/**/*.test.ts", "test/conformance/**/*.test.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 600_000,
    hookTimeout: 1_800_000,
  },
});
