import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform, TypedCustomResource } from "../core";
import { AUTHORIZATION_POLICY, type AuthorizationPolicySpec } from "../mesh";
import type { ServicePlan } from "./pure/service-plan";

/** What says who a service is, and who may reach it. */
export interface ServiceAccessNodes {
  readonly serviceAccount: kubernetes.core.v1.ServiceAccount;
  readonly networkPolicy: kubernetes.networking.v1.NetworkPolicy;
  readonly authorizationPolicy: TypedCustomResource<AuthorizationPolicySpec>;
}

/** Where the objects of a service go, and what they are. */
export interface Place {
  readonly name: string;
  readonly namespace: pulumi.Input<string>;
  readonly plan: ServicePlan;
}

/** Metadata of every object of a service: they share its name, so each is found from any other. */
export function metadataOf({ plan, namespace }: Place): kubernetes.types.input.meta.v1.ObjectMeta {
  return { name: plan.serviceName, namespace, labels: plan.labels };
}

/**
 * The service's identity and the two policies around it: the network policy holds for packets, also
 * from outside the mesh, the authorization policy for callers by their mesh identity. `custom`
 * carries the order after the definitions of custom resources.
 */
export function createServiceAccess(
  place: Place,
  transform: Transform<kubernetes.networking.v1.NetworkPolicyArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
  custom: pulumi.CustomResourceOptions,
): ServiceAccessNodes {
  return {
    serviceAccount: createServiceAccount(place, opts),
    networkPolicy: createNetworkPolicy(place, transform, opts),
    authorizationPolicy: createAuthorizationPolicy(place, custom),
  };
}

function createServiceAccount(
  place: Place,
  opts: pulumi.CustomResourceOptions,
): kubernetes.core.v1.ServiceAccount {
  return new kubernetes.core.v1.ServiceAccount(
    `${place.name}-service-account`,
    { metadata: metadataOf(place), automountServiceAccountToken: false },
    opts,
  );
}

function createNetworkPolicy(
  place: Place,
  transform: Transform<kubernetes.networking.v1.NetworkPolicyArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): kubernetes.networking.v1.NetworkPolicy {
  const planned: kubernetes.networking.v1.NetworkPolicyArgs = {
    metadata: metadataOf(place),
    spec: place.plan.networkPolicy,
  };
  return new kubernetes.networking.v1.NetworkPolicy(
    `${place.name}-network-policy`,
    applyTransform(transform, planned),
    opts,
  );
}

function createAuthorizationPolicy(
  place: Place,
  opts: pulumi.CustomResourceOptions,
): TypedCustomResource<AuthorizationPolicySpec> {
  return new TypedCustomResource(
    `${place.name}-authorization-policy`,
    AUTHORIZATION_POLICY,
    { metadata: metadataOf(place), spec: place.plan.authorizationPolicy },
    opts,
  );
}
