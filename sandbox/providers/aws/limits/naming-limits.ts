import type { Limits } from "./limit";
import { length, oneOf, pattern, range } from "./rules";

const invalid = (member: string) => ({ code: "InvalidInput", member });

/** Seconds in 32 bits with a sign. */
const LONGEST_TTL = 2_147_483_647;

const NAMESPACE = [
  { at: "name", rule: length(invalid("name"), 1, 253) },
  { at: "description", rule: length(invalid("description"), 0, 1024) },
];

/** Documented limits of Route 53 and Cloud Map. */
export const NAMING_LIMITS: Limits = {
  // https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
  "aws:route53/record:Record": [
    { at: "ttl", rule: range(invalid("ttl"), 0, LONGEST_TTL) },
    { at: "setIdentifier", rule: length(invalid("setIdentifier"), 1, 128) },
  ],
  // https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHostedZone.html
  "aws:route53/zone:Zone": [
    { at: "name", rule: length({ code: "InvalidDomainName", member: "name" }, 1, 1024) },
    { at: "comment", rule: length(invalid("comment"), 0, 256) },
  ],
  // https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html
  "aws:servicediscovery/httpNamespace:HttpNamespace": [
    { at: "name", rule: length(invalid("name"), 1, 1024) },
    { at: "name", rule: pattern(invalid("name"), /[!-~]{1,1024}/) },
    { at: "description", rule: length(invalid("description"), 0, 1024) },
  ],
  // https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": NAMESPACE,
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": NAMESPACE,
  // https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html
  "aws:servicediscovery/service:Service": [
    { at: "name", rule: length(invalid("name"), 1, 127) },
    { at: "description", rule: length(invalid("description"), 0, 1024) },
    { at: "dnsConfig.dnsRecords[].ttl", rule: range(invalid("dnsRecords.ttl"), 0, LONGEST_TTL) },
    {
      at: "dnsConfig.dnsRecords[].type",
      rule: oneOf(invalid("dnsRecords.type"), ["A", "AAAA", "CNAME", "SRV"]),
    },
    {
      at: "dnsConfig.routingPolicy",
      rule: oneOf(invalid("routingPolicy"), ["MULTIVALUE", "WEIGHTED"]),
    },
    { at: "type", rule: oneOf(invalid("type"), ["HTTP", "DNS", "DNS_HTTP"]) },
  ],
  // https://docs.aws.amazon.com/cloud-map/latest/api/API_RegisterInstance.html
  "aws:servicediscovery/instance:Instance": [
    { at: "instanceId", rule: length(invalid("instanceId"), 1, 64) },
    { at: "instanceId", rule: pattern(invalid("instanceId"), /[0-9a-zA-Z_/:.@-]+/) },
  ],
};
