import type { Rule } from "../support/rule";
import { eksEndpointPrivate } from "./aws-eks/eks-endpoint-private";
import { eksLogging } from "./aws-eks/eks-logging";
import { eksSecretsKms } from "./aws-eks/eks-secrets-kms";
import { sgAdminIngress } from "./aws-network/sg-admin-ingress";
import { tagRequired } from "./cost-account-quota-tags/tag-required";
import { netDefaultDeny } from "./kubernetes-network/net-default-deny";
import { meshMtlsStrict } from "./mesh-security/mesh-mtls-strict";
import { pssHostNamespaces } from "./pod-security/pss-host-namespaces";
import { pssPrivileged } from "./pod-security/pss-privileged";
import { pssRunAsNonRoot } from "./pod-security/pss-run-as-non-root";
import { quotaMemoryLimit } from "./quotas-and-limits/quota-memory-limit";
import { quotaNamespace } from "./quotas-and-limits/quota-namespace";
import { quotaRequests } from "./quotas-and-limits/quota-requests";
import { k8sImagePinned } from "./workload-hardening/k8s-image-pinned";
import { k8sReadonlyRootfs } from "./workload-hardening/k8s-readonly-rootfs";

/** Every rule of the pack, in the order of the catalogue. */
export const RULES: readonly Rule[] = [
  pssHostNamespaces,
  pssPrivileged,
  pssRunAsNonRoot,
  k8sReadonlyRootfs,
  k8sImagePinned,
  quotaRequests,
  quotaMemoryLimit,
  quotaNamespace,
  netDefaultDeny,
  meshMtlsStrict,
  eksEndpointPrivate,
  eksSecretsKms,
  eksLogging,
  sgAdminIngress,
  tagRequired,
];
