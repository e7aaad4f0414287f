import type { input } from "@pulumi/kubernetes/types";
import type { ContainerLimits } from "./namespace-settings";

/** Scratch space of a container that says nothing; without it one pod can fill a node's disk. */
const EPHEMERAL_STORAGE = { request: "64Mi", limit: "1Gi" } as const;

/** The `spec` of the LimitRange: a quota on limits would refuse a container that names none. */
export function planLimitRange(limits: ContainerLimits): input.core.v1.LimitRangeSpec {
  return {
    limits: [
      {
        type: "Container",
        defaultRequest: {
          ...limits.defaultRequest,
          "ephemeral-storage": EPHEMERAL_STORAGE.request,
        },
        default: { ...limits.defaultLimit, "ephemeral-storage": EPHEMERAL_STORAGE.limit },
        max: { ...limits.max },
      },
    ],
  };
}
