import { typesOf, type Types } from "../resource-index";

/** Type tokens of a Classic Load Balancer. */
export const CLASSIC_BALANCER_TYPES: Types = typesOf(
  "aws:elb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
);

/** Type tokens of a load balancer in the native provider. */
export const NATIVE_BALANCER_TYPES: Types = typesOf(
  "aws-native:elasticloadbalancingv2:LoadBalancer",
);

/** Type tokens of a load balancer; the provider has kept its old names beside the new ones. */
export const LOAD_BALANCER_TYPES: Types = typesOf(
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  ...CLASSIC_BALANCER_TYPES,
  ...NATIVE_BALANCER_TYPES,
);
