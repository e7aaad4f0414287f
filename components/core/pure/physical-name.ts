import { createHash } from "node:crypto";

/** What a service allows in a name that we choose. */
export interface NameRule {
  /** Most characters that the service accepts. */
  readonly maxLength: number;
  /** Characters that it accepts; every other one becomes a hyphen. */
  readonly allowed: RegExp;
  readonly lowerCase: boolean;
}

/**
 * Limits by service, from each service's API reference (field named in the comment). A name that we
 * set ourselves is never random, so that a preview shows it and a second run changes nothing.
 */
export const NAME_RULES = {
  /** CreateCluster `name`: 1-100 of letters, digits, hyphen, underscore. */
  eksCluster: { maxLength: 100, allowed: /[0-9A-Za-z_-]/, lowerCase: false },
  /** CreateNodegroup `nodegroupName`: at most 63. */
  eksNodeGroup: { maxLength: 63, allowed: /[0-9A-Za-z_-]/, lowerCase: false },
  /** CreateFargateProfile `fargateProfileName`: at most 63. */
  fargateProfile: { maxLength: 63, allowed: /[0-9A-Za-z_-]/, lowerCase: false },
  /** CreateAutoScalingGroup `AutoScalingGroupName`: at most 255, no colon. */
  autoScalingGroup: {
    maxLength: 255,
    allowed: /[0-9A-Za-z ._\-/()#,@[\]+=&;{}!$*]/,
    lowerCase: false,
  },
  /** CreatePlacementGroup `GroupName`: at most 255. */
  placementGroup: { maxLength: 255, allowed: /[0-9A-Za-z ._-]/, lowerCase: false },
  /** CreateInstanceProfile `InstanceProfileName`: at most 128 of `[\w+=,.@-]`. */
  instanceProfile: { maxLength: 128, allowed: /[\w+=,.@-]/, lowerCase: false },
  /** CreateQueue `QueueName`: at most 80. */
  sqsQueue: { maxLength: 80, allowed: /[0-9A-Za-z_-]/, lowerCase: false },
  /** PutRule `Name`: at most 64. */
  eventRule: { maxLength: 64, allowed: /[0-9A-Za-z._-]/, lowerCase: false },
  /** CreateRole `RoleName`: at most 64 of `[\w+=,.@-]`. */
  iamRole: { maxLength: 64, allowed: /[\w+=,.@-]/, lowerCase: false },
  /** CreateLaunchTemplate `LaunchTemplateName`: 3-128. */
  launchTemplate: { maxLength: 128, allowed: /[0-9A-Za-z().\/_-]/, lowerCase: false },
  /** CreateSecurityGroup `GroupName`: at most 255. */
  securityGroup: {
    maxLength: 255,
    allowed: /[0-9A-Za-z ._\-:/()#,@[\]+=&;{}!$*]/,
    lowerCase: false,
  },
  /** CreateAlias `AliasName`: at most 256, `alias/` included. */
  kmsAlias: { maxLength: 256, allowed: /[0-9A-Za-z/_-]/, lowerCase: false },
  /** CreateLogGroup `logGroupName`: at most 512. */
  logGroup: { maxLength: 512, allowed: /[0-9A-Za-z._\-/#]/, lowerCase: false },
  /** DNS label of RFC 1123, as Kubernetes uses it for namespaces and services. */
  kubernetesLabel: { maxLength: 63, allowed: /[0-9a-z-]/, lowerCase: true },
  /** Helm keeps the release name within 53 so that chart suffixes still fit a DNS label. */
  helmRelease: { maxLength: 53, allowed: /[0-9a-z-]/, lowerCase: true },
} as const satisfies Record<string, NameRule>;

/** A service whose names we choose. */
export type NamedService = keyof typeof NAME_RULES;

/** Hex digits of the hash that keeps a cut name unique: 8 digits, 1 in 4 billion. */
const HASH_LENGTH = 8;

/**
 * The physical name of a resource: the parts joined by hyphens, made legal for the service. A name
 * that had to be cut or altered carries a hash of the whole, so two long names never collide.
 *
 * @example
 * physicalName("iamRole", "dev-cluster", "nodes"); // "dev-cluster-nodes"
 */
export function physicalName(service: NamedService, ...parts: readonly string[]): string {
  const rule: NameRule = NAME_RULES[service];
  const wanted = parts.filter((part) => part !== "").join("-");
  const legal = makeLegal(wanted, rule);
  if (legal === wanted && legal.length <= rule.maxLength) return legal;

  const hash = createHash("sha256").update(wanted).digest("hex").slice(0, HASH_LENGTH);
  const room = rule.maxLength - HASH_LENGTH - 1;
  const head = legal.slice(0, room).replace(/-+$/, "");
  return head === "" ? `n-${hash}` : `${head}-${hash}`;
}

function makeLegal(wanted: string, rule: NameRule): string {
  const cased = rule.lowerCase ? wanted.toLowerCase() : wanted;
  const replaced = [...cased].map((char) => (rule.allowed.test(char) ? char : "-")).join("");
  return rule.lowerCase ? replaced.replace(/^-+|-+$/g, "") : replaced;
}
