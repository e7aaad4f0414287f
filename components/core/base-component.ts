import * as pulumi from "@pulumi/pulumi";

/** Family and class of a component; the type token's last two parts, fixed once released. */
export type ComponentToken = `${string}:${string}`;

/**
 * Base of every component: one type-token scheme, children parented to the component.
 *
 * Arguments are not recorded as inputs of the component: each of them stands in a child already,
 * and a second copy in the state would double secrets and show every change twice (docs/adr/0004).
 * A subclass calls `registerOutputs` last in its constructor; without it the outputs are missing
 * from the state.
 */
export abstract class BaseComponent extends pulumi.ComponentResource {
  protected constructor(
    token: ComponentToken,
    name: string,
    opts: pulumi.ComponentResourceOptions | undefined,
  ) {
    super(`orchestration-platform:${token}`, name, {}, opts);
  }

  /** Options of a child: parented to this component, the rest merged in. */
  protected child(opts: pulumi.CustomResourceOptions = {}): pulumi.CustomResourceOptions {
    return pulumi.mergeOptions(opts, { parent: this });
  }
}
