import * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transforms } from "./transform";

/** Class of a child: what `new` makes of a name, arguments and options. */
export type ChildType<Args, Child> = new (
  name: string,
  args: Args,
  opts?: pulumi.CustomResourceOptions,
) => Child;

/**
 * The children of one component. `Roles` maps the role of each child to its arguments; several
 * children may share a role, such as the subnets of a network. Every child is declared by
 * {@link Children.create}, so the caller's transform reaches the arguments and options of all of them.
 */
export class Children<Roles extends Record<keyof Roles, object>> {
  private readonly parent: pulumi.Resource;
  private readonly transforms: Transforms<Roles>;
  private readonly opts: pulumi.CustomResourceOptions;

  constructor(
    parent: pulumi.Resource,
    transforms: Transforms<Roles>,
    opts: pulumi.CustomResourceOptions = {},
  ) {
    this.parent = parent;
    this.transforms = transforms;
    this.opts = pulumi.mergeOptions(opts, { parent });
  }

  /** The same children with further options; lists such as `dependsOn` are appended. */
  with(opts: pulumi.CustomResourceOptions): Children<Roles> {
    return new Children(this.parent, this.transforms, pulumi.mergeOptions(this.opts, opts));
  }

  /** Declares a child, after the transform of its role. */
  create<Role extends keyof Roles, Child>(
    role: Role,
    type: ChildType<Roles[Role], Child>,
    name: string,
    args: Roles[Role],
    opts?: pulumi.CustomResourceOptions,
  ): Child {
    const planned = { name, args, opts: pulumi.mergeOptions(this.opts, opts) };
    const child = applyTransform(this.transforms[role], planned);
    return new type(child.name, child.args, child.opts);
  }
}
