import { DNS_LABEL } from "../../components/core/pure/dns-name";
import { z } from "zod";
import { parseCidr } from "../../components/core/pure/cidr";
import { isLabelValue } from "../../components/core/pure/ownership";
import type { ValidationRule } from "../../components/core/pure/validate";

/**
 * Single values of the configuration. A message says what is wrong and what to change, separated by
 * a semicolon; `problems.ts` adds the path and the value.
 */

/** A fact that becomes an AWS tag and a Kubernetes label; the label syntax is the narrower one. */
export const ownershipFact = z
  .string()
  .refine(
    isLabelValue,
    "does not fit a Kubernetes label value; use 1 to 63 letters, digits, '.', '_' or '-', " +
      "starting and ending with a letter or digit",
  );

export const accountId = z
  .string()
  .regex(/^\d{12}$/, "must be an AWS account id; use 12 digits in quotes");

export const region = z
  .string()
  .regex(
    /^(?!cn-|us-gov-|us-iso|eu-iso)[a-z]{2}(?:-[a-z]+)+-\d$/,
    'must be a region of the commercial partition; write it as "eu-west-1"',
  );

export const roleArn = z
  .string()
  .regex(
    /^arn:aws[\w-]*:iam::\d{12}:role\/.+$/,
    "must be the ARN of an IAM role; write it as arn:aws:iam::<account>:role/<name>",
  );

/** The last part of a role's ARN. */
export function roleName(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

export const vpcId = z
  .string()
  .regex(/^vpc-[0-9a-f]+$/, 'must be a VPC id; write it as "vpc-0abc"');

export const subnetIds = z
  .array(z.string().regex(/^subnet-[0-9a-f]+$/, 'must be a subnet id; write it as "subnet-0abc"'))
  .min(2, "must name at least two subnets; add one of another zone")
  .refine((ids) => new Set(ids).size === ids.length, "names a subnet twice; name each once");

export const zones = z
  .array(z.string().regex(/^[a-f]$/, 'must be a zone letter; use "a" to "f"'))
  .min(2, "must name at least two zones; EKS refuses a single one")
  .max(6, "must name at most six zones; drop some")
  .refine(
    (letters) => new Set(letters).size === letters.length,
    "names a zone twice; name each once",
  );

/** An IPv4 range. */
export const cidr = z
  .string()
  .refine(
    (text) => parseCidr(text) !== undefined,
    'must be an IPv4 range; write it as "10.0.0.0/16"',
  );

/** A range that may reach the API server; the whole internet may not. */
export const allowedCidr = cidr.refine(
  (range) => !range.endsWith("/0"),
  "must not open the API server to the world; name the range of an office or VPN",
);

export const dnsLabel = z
  .string()
  .regex(DNS_LABEL, "must be a DNS label; use up to 63 lower-case letters, digits and hyphens");

/** What must not hold of a key that becomes part of the names of resources. */
export function labelKeyRule(path: string, key: string): ValidationRule {
  return {
    when: !DNS_LABEL.test(key),
    path,
    problem: "must be a DNS label",
    got: key,
    fix: "use up to 63 lower-case letters, digits and hyphens",
  };
}

/**
 * Entries by name. A rule checks the names, because the schema would not look into an entry whose
 * name it refuses; editors get the pattern all the same.
 */
export function namedEntries<T extends z.ZodType>(entry: T): z.ZodRecord<z.ZodString, T> {
  return z.record(z.string(), entry).meta({ propertyNames: { pattern: DNS_LABEL.source } });
}

/** Key of the region of `network` and of the cluster of `cluster`. */
export const MAIN = "main";

/** No hyphen, so that `<key>-<name>` reads one way only. */
const SHORT_NAME = /^[a-z][a-z0-9]{0,15}$/;

/** Keys that would make names equal to those of the first cluster and the first network. */
const RESERVED_KEYS = [MAIN, "cluster", "network"];

/** What must not hold of the key of a further cluster or region. */
export function shortNameRules(path: string, key: string): readonly ValidationRule[] {
  return [
    {
      when: !SHORT_NAME.test(key),
      path,
      problem: "must be a short name",
      got: key,
      fix: "use up to 16 lower-case letters and digits, starting with a letter",
    },
    {
      when: RESERVED_KEYS.includes(key),
      path,
      problem: "is a name that the stack uses itself",
      got: key,
      fix: 'choose another one, such as "blue"',
    },
  ];
}

/** As {@link namedEntries}, with keys that are prefixes of other names. */
export function shortNamedEntries<T extends z.ZodType>(entry: T): z.ZodRecord<z.ZodString, T> {
  return z.record(z.string(), entry).meta({ propertyNames: { pattern: SHORT_NAME.source } });
}

export const pinnedImage = z
  .string()
  .regex(
    /^[a-z0-9][\w.-]*(?::\d+)?\/[\w./-]+(?::[\w.-]+)?@sha256:[0-9a-f]{64}$/,
    "must be pinned by digest; write it as registry/name:tag@sha256:<digest>",
  );

/** The ports of a workload that names none. */
export const WORKLOAD_DEFAULTS = { port: 8080, metricsPort: 9090 } as const;

/** Name of a cluster that exists already; resources are called after it. */
export const clusterName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/,
    "must be the name of a cluster; use 1 to 100 letters, digits, '.', '_' or '-'",
  );

/** Never empty: the provider would take the shell's current context, some other cluster. */
export const kubeContext = z
  .string()
  .regex(
    /^[!-~](?:[ -~]{0,251}[!-~])?$/,
    "must be a context of the kubeconfig; `kubectl config get-contexts -o name` lists them",
  );

export const stackReference = z
  .string()
  .regex(
    /^[\w.-]+\/[\w.-]+\/[\w.-]+$/,
    "must name another stack; write it as organization/project/stack",
  );

/** A whole number within reason. */
export function count(min: number, max: number): z.ZodInt {
  const message = `must be a whole number from ${min} to ${max}; use one in that range`;
  return z.int(message).min(min, message).max(max, message);
}
