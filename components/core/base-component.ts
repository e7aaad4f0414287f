import * as pulumi from "@pulumi/pulumi";
import { Children } from "./children";
import type { Transforms } from "./transform";

/** Family and class of a component; the type token's last two parts, fixed once released. */
export type ComponentToken = `${string}:${string}`;

/**
 * Base of every component: one type-token scheme, children parented to the component.
 *
 * Arguments are not recorded as inputs of the component: each of them is in a child already,
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

  /**
   * What declares the children of this component. `transforms` is the caller's argument `transform`;
   * `opts` hold for every child.
   */
  protected children<Roles extends Record<keyof Roles, object>>(
    transforms: Transforms<Roles> | undefined,
    opts?: pulumi.CustomResourceOptions,
  ): Children<Roles> {
    return new Children(this, transforms ?? {}, opts);
  }
}
