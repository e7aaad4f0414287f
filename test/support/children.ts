import * as pulumi from "@pulumi/pulumi";
import { Children, type Transforms } from "../../components/core";

/** What declares the children of a component, for a part of it that is tested by itself. */
export function testChildren<Roles extends Record<keyof Roles, object>>(
  transforms: Transforms<Roles> = {},
): Children<Roles> {
  return new Children(new pulumi.ComponentResource("test:index:Parent", "parent"), transforms);
}
