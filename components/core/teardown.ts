import * as pulumi from "@pulumi/pulumi";
import { teardownRole } from "./pure/teardown-role";

/** A cluster that this program creates, and the provider of what is inside. */
export interface TeardownScope {
  readonly controlPlane: pulumi.Resource;
  readonly provider: pulumi.ProviderResource;
}

/**
 * Lets what exists only in the cluster be deleted with the cluster: every object that the provider makes
 * from here on is `deletedWith` the control plane, unless it created something outside that must be
 * cleaned up by its controller (docs/adr/0015). Call it once a cluster, before its first object;
 * resources of packaged components are out of its reach.
 */
export function applyTeardown({ controlPlane, provider }: TeardownScope): void {
  pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
    if (teardownRole(type, props) !== "discard" || providerOf(type, opts) !== provider) return;
    return { props, opts: pulumi.mergeOptions({ deletedWith: controlPlane }, opts) };
  });
}

/** Transformations run before a resource inherits its parent's provider. */
function providerOf(
  type: string,
  { provider, parent }: pulumi.ResourceOptions,
): pulumi.ProviderResource | undefined {
  return provider ?? parent?.getProvider(type);
}
