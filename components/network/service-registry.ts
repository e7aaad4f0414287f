import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  type AwsLocation,
  BaseComponent,
  type Children,
  definedOnly,
  mapValues,
  type Transforms,
} from "../core";
import { memberAttributes } from "./pure/registry-members";
import {
  planRegistry,
  type RegistryConsistency,
  type RegistryServicePlan,
} from "./pure/registry-plan";
import type { ApiService, DnsService, PublicApiService } from "./pure/registry-settings";

/** Children of a {@link ServiceRegistry} that `transform` reaches, with their arguments. */
export interface ServiceRegistryChildren {
  /** The namespace of kind `dns`. */
  dnsNamespace: aws.servicediscovery.PrivateDnsNamespaceArgs;
  /** The namespace of kind `http`. */
  httpNamespace: aws.servicediscovery.HttpNamespaceArgs;
  service: aws.servicediscovery.ServiceArgs;
  /** A member that does not register itself. */
  instance: aws.servicediscovery.InstanceArgs;
}

/** Arguments of a {@link ServiceRegistry} whose services have domain names in a VPC. */
export interface DnsRegistryArgs {
  /** Account and region of the registry. */
  readonly aws: AwsLocation;
  /** Domain below which services are found, and the VPC that can ask. Neither can be changed. */
  readonly namespace: {
    readonly kind: "dns";
    readonly name: string;
    readonly vpcId: pulumi.Input<string>;
  };
  /** Services by name. */
  readonly services: Readonly<Record<string, DnsService | ApiService>>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<ServiceRegistryChildren>;
}

/** Arguments of a {@link ServiceRegistry} that clients ask by API alone. */
export interface HttpRegistryArgs {
  /** Account and region of the registry. */
  readonly aws: AwsLocation;
  /** Name by which clients ask. It cannot be changed. */
  readonly namespace: { readonly kind: "http"; readonly name: string };
  /** Services by name. */
  readonly services: Readonly<Record<string, PublicApiService>>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<ServiceRegistryChildren>;
}

/** The resources of a {@link ServiceRegistry}. */
export interface ServiceRegistryNodes {
  readonly namespace: aws.servicediscovery.HttpNamespace | aws.servicediscovery.PrivateDnsNamespace;
  /** By name of the service. */
  readonly services: Readonly<Record<string, aws.servicediscovery.Service>>;
}

/**
 * A registry of services beyond one cluster: AWS Cloud Map, asked by DNS or by API.
 *
 * Creates
 * 1. a namespace: a private zone of the VPC, or one for the API alone;
 * 2. the services, with records, TTL and health checks;
 * 3. the members that do not register themselves.
 *
 * Begin with the registry, where every client asks one place; what a mesh pushes to each client
 * follows when answers must be fresher than `consistency` says.
 *
 * @example
 * const registry = new ServiceRegistry("prod-registry", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   namespace: { kind: "dns", name: "services.internal", vpcId: network.vpcId },
 *   services: {
 *     ledger: { discovery: "dns", staleFor: "15 seconds", health: { kind: "custom" } },
 *     pricing: { discovery: "api" },
 *   },
 * });
 *
 * **Cost** 0.1 USD a month for each registered member, 1 USD for a million API queries, 0.5 USD for
 * a namespace with a zone, and 0.5 to 0.75 USD for a member that Route 53 checks.
 *
 * **Failure modes** resolvers go on with a failed member for the TTL, and Cloud Map takes another 30
 * seconds to believe a change of health: `consistency` says how long in all. A change of health
 * kind or routing replaces the service, which AWS refuses while members are registered.
 */
export class ServiceRegistry extends BaseComponent {
  readonly namespaceId: pulumi.Output<string>;
  readonly namespaceArn: pulumi.Output<string>;
  /** ARNs by name of the service. */
  readonly serviceArns: Readonly<Record<string, pulumi.Output<string>>>;
  /** How fresh answers are, by name of the service. */
  readonly consistency: Readonly<Record<string, RegistryConsistency>>;
  readonly nodes: ServiceRegistryNodes;

  constructor(
    name: string,
    args: DnsRegistryArgs | HttpRegistryArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("network:ServiceRegistry", name, opts);
    const plans = planRegistry(name, args.namespace.name, args.services);
    const children = this.children(args.transform);
    const namespace = createNamespace(name, args, children);
    const services = Object.fromEntries(
      plans.map((plan) => [plan.key, createService(name, args, plan, namespace, children)]),
    );
    this.namespaceId = namespace.id;
    this.namespaceArn = namespace.arn;
    this.serviceArns = mapValues(services, ({ arn }) => arn);
    this.consistency = Object.fromEntries(plans.map(({ key, consistency }) => [key, consistency]));
    this.nodes = { namespace, services };
    this.registerOutputs({
      namespaceId: this.namespaceId,
      namespaceArn: this.namespaceArn,
      serviceArns: this.serviceArns,
      consistency: this.consistency,
    });
  }
}

function createNamespace(
  name: string,
  { aws: { region }, namespace }: DnsRegistryArgs | HttpRegistryArgs,
  children: Children<ServiceRegistryChildren>,
): ServiceRegistryNodes["namespace"] {
  const shared = {
    region,
    name: namespace.name,
    description: `Services of ${name}`,
    tags: { Name: name },
  };
  return namespace.kind === "dns"
    ? children.create(
        "dnsNamespace",
        aws.servicediscovery.PrivateDnsNamespace,
        `${name}-namespace`,
        { ...shared, vpc: namespace.vpcId },
      )
    : children.create(
        "httpNamespace",
        aws.servicediscovery.HttpNamespace,
        `${name}-namespace`,
        shared,
      );
}

function createService(
  name: string,
  { aws: { region } }: DnsRegistryArgs | HttpRegistryArgs,
  plan: RegistryServicePlan,
  namespace: ServiceRegistryNodes["namespace"],
  children: Children<ServiceRegistryChildren>,
): aws.servicediscovery.Service {
  const serviceName = `${name}-${plan.key}`;
  const args = definedOnly({
    region,
    name: plan.key,
    tags: { Name: serviceName },
    // A service with members is in use, and refuses to be deleted.
    forceDestroy: false,
    ...discoveryArgs(plan, namespace),
    // The provider leaves out a check without any field; AWS takes no other threshold than 1.
    healthCheckCustomConfig: plan.hasCustomHealth ? { failureThreshold: 1 } : undefined,
    healthCheckConfig: plan.publicHealth,
  });
  const service = children.create("service", aws.servicediscovery.Service, serviceName, args);
  for (const [instanceId, member] of Object.entries(plan.members)) {
    children.create("instance", aws.servicediscovery.Instance, `${serviceName}-${instanceId}`, {
      region,
      serviceId: service.id,
      instanceId,
      attributes: memberAttributes(member),
    });
  }
  return service;
}

/** Cloud Map wants the namespace beside the records where there are any. */
function discoveryArgs({ dns }: RegistryServicePlan, namespace: ServiceRegistryNodes["namespace"]) {
  if (dns === undefined) return { namespaceId: namespace.id, type: "HTTP" };
  return {
    dnsConfig: {
      namespaceId: namespace.id,
      dnsRecords: dns.records.map(({ type, ttl }) => ({ type, ttl })),
      routingPolicy: dns.routingPolicy,
    },
  };
}
