import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { readYamlMapping } from "./yaml-file";

/** Types that Pulumi.yaml can declare for a key. */
export const CONFIG_TYPES = ["string", "integer", "boolean", "array", "object"] as const;

export type ConfigType = (typeof CONFIG_TYPES)[number];

/** One key under `config:` of Pulumi.yaml. */
export interface ConfigDeclaration {
  /** Undefined where any type will do. */
  readonly type: ConfigType | undefined;
  readonly secret: boolean;
  /** Applies where the stack does not set the key. */
  readonly fallback: unknown;
}

/** What Pulumi.yaml says about the project. */
export interface ProjectFile {
  readonly name: string;
  /** By full key, `project:key`. */
  readonly declarations: ReadonlyMap<string, ConfigDeclaration>;
}

/** Reads Pulumi.yaml in the given folder. */
export function readProjectFile(projectRoot: string): ProjectFile {
  const content = readYamlMapping(path.join(projectRoot, "Pulumi.yaml"));
  if (typeof content.name !== "string") {
    throw new ConfigurationError(["Pulumi.yaml: name: is missing; give the project a name"]);
  }
  const name = content.name;
  const entries = isPlainObject(content.config) ? Object.entries(content.config) : [];
  return {
    name,
    declarations: new Map(
      entries.map(([key, value]) => [qualifyKey(name, key), declaration(key, value)]),
    ),
  };
}

/** A key without a namespace belongs to the project. */
export function qualifyKey(project: string, key: string): string {
  return key.includes(":") ? key : `${project}:${key}`;
}

function declaration(key: string, value: unknown): ConfigDeclaration {
  if (!isPlainObject(value)) return { type: undefined, secret: false, fallback: value };
  return {
    type: declaredType(key, value.type),
    secret: value.secret === true,
    fallback: value.value ?? value.default,
  };
}

function declaredType(key: string, type: unknown): ConfigType | undefined {
  if (type === undefined) return undefined;
  const known = CONFIG_TYPES.find((candidate) => candidate === type);
  if (known !== undefined) return known;
  throw new ConfigurationError([
    `Pulumi.yaml: config.${key}.type: is unknown, got ${JSON.stringify(type)}; ` +
      `use one of ${CONFIG_TYPES.join(", ")}`,
  ]);
}
