import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  applyTransform,
  type Transform,
  TypedCustomResource,
  type TypedCustomResourceArgs,
} from "../core";
import { DESTINATION_RULE, type DestinationRuleSpec, SIDECAR, type SidecarSpec } from "../mesh";
import { metadataOf, type Place } from "./service-access";

/** What brings calls to a service, and what its own calls may reach. */
export interface ServiceTrafficNodes {
  readonly service: kubernetes.core.v1.Service;
  readonly destinationRule: TypedCustomResource<DestinationRuleSpec>;
  readonly sidecar: TypedCustomResource<SidecarSpec>;
}

/** Adjusts the objects of {@link ServiceTrafficNodes}. */
export interface ServiceTrafficTransforms {
  readonly service?: Transform<kubernetes.core.v1.ServiceArgs>;
  readonly destinationRule?: Transform<TypedCustomResourceArgs<DestinationRuleSpec>>;
  readonly sidecar?: Transform<TypedCustomResourceArgs<SidecarSpec>>;
}

/**
 * The service's address, how callers' proxies use it, and what its own proxy knows of others.
 * `custom` carries the order after the definitions of custom resources.
 */
export function createServiceTraffic(
  place: Place,
  transforms: ServiceTrafficTransforms,
  opts: pulumi.CustomResourceOptions,
  custom: pulumi.CustomResourceOptions,
): ServiceTrafficNodes {
  return {
    service: createService(place, transforms.service, opts),
    destinationRule: createDestinationRule(place, transforms.destinationRule, custom),
    sidecar: createSidecar(place, transforms.sidecar, custom),
  };
}

function createService(
  place: Place,
  transform: ServiceTrafficTransforms["service"],
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.Service {
  const planned: kubernetes.core.v1.ServiceArgs = {
    metadata: metadataOf(place),
    spec: place.plan.service,
  };
  return new kubernetes.core.v1.Service(
    `${place.name}-service`,
    applyTransform(transform, planned),
    opts,
  );
}

function createDestinationRule(
  place: Place,
  transform: ServiceTrafficTransforms["destinationRule"],
  opts: pulumi.CustomResourceOptions,
): TypedCustomResource<DestinationRuleSpec> {
  const planned: TypedCustomResourceArgs<DestinationRuleSpec> = {
    metadata: metadataOf(place),
    spec: place.plan.destinationRule,
  };
  return new TypedCustomResource(
    `${place.name}-destination-rule`,
    DESTINATION_RULE,
    applyTransform(transform, planned),
    opts,
  );
}

function createSidecar(
  place: Place,
  transform: ServiceTrafficTransforms["sidecar"],
  opts: pulumi.CustomResourceOptions,
): TypedCustomResource<SidecarSpec> {
  const planned: TypedCustomResourceArgs<SidecarSpec> = {
    metadata: metadataOf(place),
    spec: place.plan.sidecar,
  };
  return new TypedCustomResource(
    `${place.name}-sidecar`,
    SIDECAR,
    applyTransform(transform, planned),
    opts,
  );
}
