import type { Properties } from "../properties";

/**
 * What the simulation knows of one resource type, as data. In texts, `{id}`, `{name}`, `{region}`,
 * `{account}`, `{hex:8}`, `{HEX:32}`, `{uuid}` and `{input:path}` are filled in; see fill-template.ts.
 */
export interface AwsType {
  /** Input that names the resource; where the caller gives none, a name is made up. */
  readonly nameFrom?: string;
  /**
   * Shape of the id: from other inputs (`{input:role}/{input:policyArn}`), or made up
   * (`vpc-{hex:17}`).
   * @default - the name
   */
  readonly id?: string;
  /** Inputs that cannot change in place. */
  readonly immutable: readonly string[];
  /** Properties that AWS fills in; what the caller set stays. */
  readonly computed: Properties;
}

/** Types of one service by token. */
export type AwsTypes = Readonly<Record<string, AwsType>>;
