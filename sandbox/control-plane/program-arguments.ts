import path from "node:path";
import type { ClusterFiles } from "./cluster-files";

/**
 * etcd listens on sockets inside the cluster's private folder, which needs no port and lets nobody
 * else in. The names are relative to the working folder: a socket's path may not be long.
 */
const ETCD_URL = "unix://etcd.sock:0";
const PEER_URL = "unix://peer.sock:0";

/** Arguments of a cluster's etcd. */
export function etcdArguments(files: ClusterFiles): readonly string[] {
  return [
    `--data-dir=${files.data}`,
    // A crash of the machine may lose data that is not needed; a killed process loses nothing.
    "--unsafe-no-fsync",
    `--listen-client-urls=${ETCD_URL}`,
    `--advertise-client-urls=${ETCD_URL}`,
    `--listen-peer-urls=${PEER_URL}`,
    `--initial-advertise-peer-urls=${PEER_URL}`,
    `--initial-cluster=default=${PEER_URL}`,
    "--log-level=warn",
  ];
}

/** Arguments of a cluster's API server. */
export function apiServerArguments(files: ClusterFiles, port: number): readonly string[] {
  return [
    `--etcd-servers=${ETCD_URL}`,
    `--cert-dir=${files.certificates}`,
    `--secure-port=${port}`,
    "--bind-address=127.0.0.1",
    // Nothing outside this machine exists, so there is no address to announce to it.
    "--advertise-address=127.0.0.1",
    "--endpoint-reconciler-type=none",
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${files.serviceAccountKey}`,
    `--service-account-signing-key-file=${files.serviceAccountKey}`,
    `--token-auth-file=${files.tokens}`,
    "--authorization-mode=RBAC",
    `--encryption-provider-config=${files.encryption}`,
    "--service-cluster-ip-range=10.96.0.0/16",
    // As on EKS: who may run privileged is decided by admission, not by the whole server.
    "--allow-privileged=true",
    // Without kubelets nothing would mount a service account's token.
    "--disable-admission-plugins=ServiceAccount",
    // One user needs no fair queues.
    "--enable-priority-and-fairness=false",
    "--profiling=false",
  ];
}

/** Arguments of a cluster's controller manager. */
export function controllerManagerArguments(
  files: ClusterFiles,
  kubeconfig: string,
): readonly string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--service-account-private-key-file=${files.serviceAccountKey}`,
    // Each controller acts with the rights of its own role.
    "--use-service-account-credentials",
    "--leader-elect=false",
    "--secure-port=0",
    "--profiling=false",
  ];
}

/** Arguments of a cluster's scheduler. */
export function schedulerArguments(kubeconfig: string): readonly string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    "--leader-elect=false",
    "--secure-port=0",
    "--profiling=false",
  ];
}

/** Files of KWOK that make nodes stay alive and pods run, complete and go. */
const STAGE_FILES = [
  "node/fast/node-initialize.yaml",
  "node/heartbeat-with-lease/node-heartbeat-with-lease.yaml",
  "pod/fast/pod-ready.yaml",
  "pod/fast/pod-complete.yaml",
  "pod/fast/pod-delete.yaml",
] as const;

/** Arguments of what simulates a cluster's nodes. */
export function nodeSimulatorArguments(kubeconfig: string, stages: string): readonly string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    "--manage-all-nodes=false",
    "--manage-nodes-with-annotation-selector=kwok.x-k8s.io/node=fake",
    "--node-lease-duration-seconds=40",
    ...STAGE_FILES.map((file) => `--config=${path.join(stages, file)}`),
  ];
}
