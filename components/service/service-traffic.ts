import * as kubernetes from "@pulumi/kubernetes";
import {
  type Children,
  customResource,
  type TypedCustomResource,
  type TypedCustomResourceArgs,
} from "../core";
import { DESTINATION_RULE, type DestinationRuleSpec, SIDECAR, type SidecarSpec } from "../mesh";
import { metadataOf, type ServiceContext } from "./service-access";

/** How calls reach a service, and what its own calls may reach. */
export interface ServiceTrafficNodes {
  readonly service: kubernetes.core.v1.Service;
  readonly destinationRule: TypedCustomResource<DestinationRuleSpec>;
  readonly sidecar: TypedCustomResource<SidecarSpec>;
}

/** Children that {@link createServiceTraffic} declares, with their arguments. */
export interface ServiceTrafficChildren {
  service: kubernetes.core.v1.ServiceArgs;
  destinationRule: TypedCustomResourceArgs<DestinationRuleSpec>;
  sidecar: TypedCustomResourceArgs<SidecarSpec>;
}

/**
 * The service's address, how callers' proxies use it, and what its own proxy knows of others.
 * `custom` carries the order after the definitions of custom resources.
 */
export function createServiceTraffic(
  context: ServiceContext,
  children: Children<ServiceTrafficChildren>,
  custom: Children<ServiceTrafficChildren>,
): ServiceTrafficNodes {
  const metadata = metadataOf(context);
  const { name, plan } = context;
  return {
    service: children.create("service", kubernetes.core.v1.Service, `${name}-service`, {
      metadata,
      spec: plan.service,
    }),
    destinationRule: custom.create(
      "destinationRule",
      customResource(DESTINATION_RULE),
      `${name}-destination-rule`,
      { metadata, spec: plan.destinationRule },
    ),
    sidecar: custom.create("sidecar", customResource(SIDECAR), `${name}-sidecar`, {
      metadata,
      spec: plan.sidecar,
    }),
  };
}
