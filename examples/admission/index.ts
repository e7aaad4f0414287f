import * as kubernetes from "@pulumi/kubernetes";
import { AdmissionPolicies } from "../../components/security";
import { admissionRules } from "../../policy/kit";

// The cluster: a context of your kubeconfig.
const provider = new kubernetes.Provider("cluster", { context: "kind-platform" });

const admission = new AdmissionPolicies(
  "admission",
  {
    rules: admissionRules({
      environment: "prod",
      kubernetesVersion: "1.36",
      // First look who would be refused, then take this line out.
      levels: { "k8s-image-registry": "advisory" },
      parameters: {
        "k8s-image-registry": { registries: ["registry.example.com", "docker.io/library"] },
        "quota-container-max": {
          container: { cpu: "4", memory: "8Gi" },
          pod: { cpu: "8", memory: "16Gi" },
        },
        "net-exposure": { exposed: ["gateway/public"] },
      },
    }),
    // Agents of the node in these namespaces need what other workloads do not get.
    exemptNamespaces: ["kube-system", "monitoring"],
  },
  { provider },
);

export const rules = admission.rules;
