import type { AwsTypes } from "./aws-type";

const DISCOVERY = "arn:aws:servicediscovery:{region}:{account}";

/** Zones, records and registered services. */
export const NAMING_TYPES: AwsTypes = {
  "aws:route53/zone:Zone": {
    id: "Z{HEX:20}",
    computed: {
      zoneId: "{id}",
      arn: "arn:aws:route53:::hostedzone/{id}",
      nameServers: ["ns-1.example.com", "ns-2.example.net"],
      primaryNameServer: "ns-1.example.com",
    },
  },
  "aws:route53/record:Record": {
    id: "{input:zoneId}_{input:name}_{input:type}",
    computed: { fqdn: "{input:name}" },
  },
  "aws:route53/zoneAssociation:ZoneAssociation": {
    id: "{input:zoneId}:{input:vpcId}",
    computed: { owningAccount: "{account}", vpcRegion: "{region}" },
  },
  "aws:servicediscovery/httpNamespace:HttpNamespace": {
    id: "ns-{hex:16}",
    computed: { arn: `${DISCOVERY}:namespace/{id}`, httpName: "{input:name}" },
  },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": {
    id: "ns-{hex:16}",
    importId: "{id}:{input:vpc}",
    computed: { arn: `${DISCOVERY}:namespace/{id}`, hostedZone: "Z{HEX:20}" },
  },
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": {
    id: "ns-{hex:16}",
    computed: { arn: `${DISCOVERY}:namespace/{id}`, hostedZone: "Z{HEX:20}" },
  },
  "aws:servicediscovery/service:Service": {
    id: "srv-{hex:16}",
    computed: { arn: `${DISCOVERY}:service/{id}` },
  },
  "aws:servicediscovery/instance:Instance": {
    id: "{input:instanceId}",
    importId: "{input:serviceId}/{input:instanceId}",
    computed: {},
  },
};
