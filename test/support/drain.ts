import * as pulumi from "@pulumi/pulumi";
import { afterEach } from "vitest";

// Suites share one process; a registration still under way would land in the next test's recording.
afterEach(async () => {
  await pulumi.runtime.disconnect();
});
