/** Cluster-scoped kinds, by `kind.group`; the core group is left out. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  "Namespace",
  "Node",
  "PersistentVolume",
  "APIService.apiregistration.k8s.io",
  "CertificateSigningRequest.certificates.k8s.io",
  "ClusterRole.rbac.authorization.k8s.io",
  "ClusterRoleBinding.rbac.authorization.k8s.io",
  "CSIDriver.storage.k8s.io",
  "CSINode.storage.k8s.io",
  "CustomResourceDefinition.apiextensions.k8s.io",
  "DeviceClass.resource.k8s.io",
  "FlowSchema.flowcontrol.apiserver.k8s.io",
  "IngressClass.networking.k8s.io",
  "IPAddress.networking.k8s.io",
  "MutatingAdmissionPolicy.admissionregistration.k8s.io",
  "MutatingAdmissionPolicyBinding.admissionregistration.k8s.io",
  "MutatingWebhookConfiguration.admissionregistration.k8s.io",
  "PriorityClass.scheduling.k8s.io",
  "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io",
  "ResourceSlice.resource.k8s.io",
  "RuntimeClass.node.k8s.io",
  "ServiceCIDR.networking.k8s.io",
  "StorageClass.storage.k8s.io",
  "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
  "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
  "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
  "VolumeAttachment.storage.k8s.io",
  "ClusterAnalysisTemplate.argoproj.io",
  "ClusterExternalSecret.external-secrets.io",
  "ClusterIssuer.cert-manager.io",
  "ClusterPolicy.kyverno.io",
  "ClusterSecretStore.external-secrets.io",
  "ClusterTriggerAuthentication.keda.sh",
  "EC2NodeClass.karpenter.k8s.aws",
  "GatewayClass.gateway.networking.k8s.io",
  "KWOKNodeClass.karpenter.kwok.sh",
  "NodeClaim.karpenter.sh",
  "NodeOverlay.karpenter.sh",
  "NodePool.karpenter.sh",
  "VolumeSnapshotClass.snapshot.storage.k8s.io",
  "VolumeSnapshotContent.snapshot.storage.k8s.io",
]);

/** Group of an `apiVersion`: empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}

/** True for objects that have no namespace. */
export function isClusterScoped(apiVersion: string, kind: string): boolean {
  const group = groupOf(apiVersion);
  return CLUSTER_SCOPED.has(group === "" ? kind : `${kind}.${group}`);
}
