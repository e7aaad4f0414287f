import type { Properties } from "../properties";

/**
 * What the simulation knows of one resource type, as data. In texts, `{id}`, `{name}`, `{region}`,
 * `{account}`, `{hex:8}`, `{HEX:32}`, `{uuid}`, `{octet}`, `{path}`, `{input:path}`, `{host:path}` and
 * `{of:path/part}` are filled in; see fill-template.ts.
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
  /** Shape of another id by which the thing can be imported. @default - the id only */
  readonly importId?: string;
  /** Properties that AWS fills in; what the caller set stays. */
  readonly computed: Properties;
  /** More of them where an input says so; the later of two entries wins. */
  readonly when?: readonly ComputedWhen[];
}

/** Properties that AWS fills in where an input has a value. */
export interface ComputedWhen {
  /** A dot-separated path. */
  readonly input: string;
  /** @default - any value, known or not */
  readonly is?: string | boolean;
  readonly computed: Properties;
}

/** Types of one service by token. */
export type AwsTypes = Readonly<Record<string, AwsType>>;
