import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  type Children,
  customResource,
  type TypedCustomResource,
  type TypedCustomResourceArgs,
} from "../core";
import { AUTHORIZATION_POLICY, type AuthorizationPolicySpec } from "../mesh";
import type { ServicePlan } from "./pure/service-plan";

/** Children that {@link createServiceAccess} declares, with their arguments. */
export interface ServiceAccessChildren {
  serviceAccount: kubernetes.core.v1.ServiceAccountArgs;
  networkPolicy: kubernetes.networking.v1.NetworkPolicyArgs;
  authorizationPolicy: TypedCustomResourceArgs<AuthorizationPolicySpec>;
}

/** The identity of a service, and who may reach it. */
export interface ServiceAccessNodes {
  readonly serviceAccount: kubernetes.core.v1.ServiceAccount;
  readonly networkPolicy: kubernetes.networking.v1.NetworkPolicy;
  readonly authorizationPolicy: TypedCustomResource<AuthorizationPolicySpec>;
}

/** Where the objects of a service go, and what they are. */
export interface ServiceContext {
  readonly name: string;
  readonly namespace: pulumi.Input<string>;
  readonly plan: ServicePlan;
}

/** Metadata of every object of a service: they share its name, so each is found from any other. */
export function metadataOf({
  plan,
  namespace,
}: ServiceContext): kubernetes.types.input.meta.v1.ObjectMeta {
  return { name: plan.serviceName, namespace, labels: plan.labels };
}

/**
 * The service's identity and the two policies around it: the network policy holds for packets, also
 * from outside the mesh, the authorization policy for callers by their mesh identity. `custom`
 * carries the order after the definitions of custom resources.
 */
export function createServiceAccess(
  context: ServiceContext,
  children: Children<ServiceAccessChildren>,
  custom: Children<ServiceAccessChildren>,
): ServiceAccessNodes {
  const metadata = metadataOf(context);
  const { name, plan } = context;
  return {
    serviceAccount: children.create(
      "serviceAccount",
      kubernetes.core.v1.ServiceAccount,
      `${name}-service-account`,
      { metadata, automountServiceAccountToken: false },
    ),
    networkPolicy: children.create(
      "networkPolicy",
      kubernetes.networking.v1.NetworkPolicy,
      `${name}-network-policy`,
      { metadata, spec: plan.networkPolicy },
    ),
    authorizationPolicy: custom.create(
      "authorizationPolicy",
      customResource(AUTHORIZATION_POLICY),
      `${name}-authorization-policy`,
      { metadata, spec: plan.authorizationPolicy },
    ),
  };
}
