import type { Field } from "../../rule/field";
import { documentIn } from "./policy-document";
import { isTrue } from "../../rule/predicates";
import { onceFor } from "../once";
import { typesOf, type Types } from "../resource-index";

/** Type tokens of an EKS add-on. */
export const ADDON_TYPES: Types = typesOf("aws:eks/addon:Addon", "aws-native:eks:Addon");

/** The add-on that gives pods their addresses. */
export const NETWORK_ADDON = "vpc-cni";

/** The add-ons of the stack with a name. */
export const addonsNamed = onceFor((index, name: string): readonly Field[] =>
  index.of(ADDON_TYPES).filter((addon) => addon.get("addonName").value === name),
);

/** The configuration of an add-on, which is JSON text; paths end at the text. */
export class AddonConfiguration {
  readonly field: Field;
  private readonly values: Field;

  constructor(addon: Field) {
    this.field = addon.get("configurationValues");
    this.values = documentIn(this.field);
  }

  /** A switch of the add-on itself; the schema takes booleans and their texts. */
  isOn(...keys: readonly string[]): boolean {
    return isTrue(this.values.get(...keys).value);
  }

  /** An environment variable of its containers. */
  variable(name: string): string | undefined {
    return this.values.get("env", name).text;
  }
}
