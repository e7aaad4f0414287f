import { isProperties } from "../../properties";
import type { Manifest } from "../object-api";

/** Never true: the server does not call the webhook. */
const NEVER = { name: "simulated.orchestration-platform", expression: "false" } as const;

/**
 * A chart's webhook configuration as the sandbox can have it. What a webhook would call does not run
 * here: left as it is, it would make the server refuse, or wait at, every later request that it
 * selects. The object is there, but its webhooks match nothing.
 */
export function inertWebhooks(manifest: Manifest): Manifest {
  if (!manifest.kind.endsWith("WebhookConfiguration")) return manifest;
  const webhooks: readonly unknown[] = Array.isArray(manifest.webhooks) ? manifest.webhooks : [];
  return {
    ...manifest,
    webhooks: webhooks.filter(isProperties).map((webhook) => {
      const conditions: unknown = webhook.matchConditions;
      const own: readonly unknown[] = Array.isArray(conditions) ? conditions : [];
      return { ...webhook, matchConditions: [...own, NEVER] };
    }),
  };
}
