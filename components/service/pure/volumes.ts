import type { input } from "@pulumi/kubernetes/types";
import { physicalName } from "../../core/pure/physical-name";

const SCRATCH = { name: "tmp", mountPath: "/tmp", sizeLimit: "64Mi" } as const;

/** Readable by the application's group only: 0440. */
const SECRET_MODE = 0o440;

/** Scratch space beside a read-only root file system, and the Secrets as files. */
export function podVolumes(secrets: readonly string[]): input.core.v1.Volume[] {
  return [
    { name: SCRATCH.name, emptyDir: { sizeLimit: SCRATCH.sizeLimit } },
    ...secrets.map((secretName) => ({
      name: secretVolume(secretName),
      secret: { secretName, defaultMode: SECRET_MODE },
    })),
  ];
}

/** Where {@link podVolumes} appear in the application's container. */
export function volumeMounts(secrets: readonly string[]): input.core.v1.VolumeMount[] {
  return [
    { name: SCRATCH.name, mountPath: SCRATCH.mountPath },
    ...secrets.map((secretName) => ({
      name: secretVolume(secretName),
      mountPath: `/etc/secrets/${secretName}`,
      readOnly: true,
    })),
  ];
}

function secretVolume(secretName: string): string {
  return physicalName("kubernetesLabel", "secret", secretName);
}
