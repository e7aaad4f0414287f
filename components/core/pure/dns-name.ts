/** A DNS label (RFC 1123), for schemas that take a pattern. */
export const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const SUBDOMAIN =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/** True for a DNS label (RFC 1123): the name of a namespace, for example. */
export function isDnsLabel(text: string): boolean {
  return DNS_LABEL.test(text);
}

/** True for a DNS subdomain as Kubernetes checks it: names of most objects, prefixes of labels. */
export function isDnsSubdomain(text: string): boolean {
  return SUBDOMAIN.test(text);
}
