import * as kubernetes from "@pulumi/kubernetes";
import { applyOwnership } from "../../components/core";
import { MeshSecurity, ServiceMesh } from "../../components/mesh";

applyOwnership({
  owner: "platform-team",
  environment: "trial",
  costCenter: "cc-1000",
  domain: "platform",
});

// The cluster: a context of your kubeconfig.
const provider = new kubernetes.Provider("cluster", { context: "kind-platform" });

const mesh = new ServiceMesh(
  "mesh",
  {
    replicas: 1,
    controlPlane: { cpu: "250m", memory: "1Gi" },
    sidecar: { cpu: "50m", memory: "64Mi" },
  },
  { provider },
);

// Every connection is mutually authenticated, and no call is allowed until a policy says so.
new MeshSecurity("mesh-security", { after: mesh.definitionsReady }, { provider });

export const rootNamespace = mesh.rootNamespace;
