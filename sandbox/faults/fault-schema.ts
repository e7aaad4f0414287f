import { z } from "zod";

const count = z.int().min(1);
const milliseconds = z.int().min(0).max(60_000);

/**
 * Where in the life of a create something happens: when the provider is asked, when the resource
 * exists but the engine does not know it yet, or when the engine has just been informed.
 */
const moment = z.enum(["begun", "exists", "answered"]);

const latency = z
  .strictObject({ minimum: milliseconds.default(0), maximum: milliseconds })
  .refine(({ minimum, maximum }) => minimum <= maximum, {
    path: ["minimum"],
    message: "is above the maximum; lower it or raise the maximum",
  });

/** What can go wrong in a sandbox, as `--faults` has it. Left out means: does not happen. */
export const faultSchema = z.strictObject({
  seed: z.int().min(0).default(1).describe("Decides what chance decides; `--seed` comes first."),
  throttling: z
    .strictObject({
      rate: z.number().min(0).max(1).describe("Share of AWS requests that are refused."),
      attempts: count.max(100).default(25).describe("Tries until the refusal reaches the engine."),
    })
    .optional()
    .describe("AWS answers ThrottlingException; the provider tries again as the real one does."),
  latency: latency.optional().describe("Milliseconds that a request to a cloud takes longer."),
  slowCreates: z
    .strictObject({
      polls: z.record(z.string(), count.max(1000)).describe("Polls until ready, by type token."),
      interval: milliseconds.default(20).describe("Milliseconds between two polls."),
    })
    .optional()
    .describe("Creates that take their time, as that of a cluster does."),
  failedCreates: z
    .array(
      z.strictObject({
        type: z.string().min(1).describe("Type token: `aws:eks/cluster:Cluster`."),
        name: z.string().min(1).optional().describe("Logical name; any where it is left out."),
        times: count.default(1).describe("How many creates fail before one succeeds."),
        reported: z
          .boolean()
          .default(true)
          .describe("The engine learns that the resource exists; false: only that it failed."),
      }),
    )
    .optional()
    .describe("Creates that fail after the resource exists."),
  eventualConsistency: z
    .strictObject({ reads: count.max(100), types: z.array(z.string()).optional() })
    .optional()
    .describe("So many reads right after a create find nothing; of AWS, or of the types given."),
  providerCrash: z
    .strictObject({
      create: count.describe("In which create of the provider, counted from 1."),
      provider: z.enum(["aws", "kubernetes", "random"]).default("aws"),
      moment: moment.default("begun"),
    })
    .optional()
    .describe("A provider's connection breaks in the middle of a create."),
  kill: z
    .strictObject({
      create: count.describe("In which create of the operation, counted from 1."),
      victim: z.enum(["engine", "everything"]).default("engine"),
      moment: moment.default("begun"),
    })
    .optional()
    .describe("The engine, or the whole sandbox with it, is killed with SIGKILL."),
  apiServerRestart: z
    .strictObject({ creates: count.describe("After so many objects were created.") })
    .optional()
    .describe("The API servers of the sandbox restart while the operation goes on."),
  diskFull: z
    .strictObject({ create: count.describe("After which create of the operation.") })
    .optional()
    .describe("The file system with the engine's state fills up; it must be a small one."),
});

/** Faults with every default filled in. */
export type Faults = z.output<typeof faultSchema>;

/** A point in the life of a create. */
export type Moment = z.output<typeof moment>;
