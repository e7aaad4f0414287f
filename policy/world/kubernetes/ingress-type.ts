/** Type token of an Ingress. */
export const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
