import type { CloudLocation } from "../../cloud-location";
import type { CloudView } from "../../cloud-view";
import { isProperties } from "../../properties";
import type { Properties } from "../../properties";

/** Answers a function from its arguments and from what exists; throws in AWS's words. */
export type Answer = (args: Properties, location: CloudLocation, view: CloudView) => Properties;

/** A list argument; empty where it is left out. */
export function listOf(args: Properties, key: string): readonly unknown[] {
  const value = args[key];
  return Array.isArray(value) ? value : [];
}

/** The texts of a list argument. */
export function textsOf(args: Properties, key: string): readonly string[] {
  return listOf(args, key).filter((item) => typeof item === "string");
}

/** The objects of a list argument. */
export function objectsOf(args: Properties, key: string): readonly Properties[] {
  return listOf(args, key).filter(isProperties);
}

/** A text argument; empty where it is left out. */
export function textArgument(args: Properties, key: string): string {
  const value = args[key];
  return typeof value === "string" ? value : "";
}

/** A refusal in AWS's words. */
export function refusal(words: string): Error {
  return new Error(`simulated aws: ${words}`);
}
