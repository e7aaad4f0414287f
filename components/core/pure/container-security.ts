/** The seccomp profile of the container runtime, which the restricted Pod Security Standard asks for. */
export const RUNTIME_SECCOMP = { type: "RuntimeDefault" };

/** Security context of a container that gains no rights and writes to its volumes only. */
export const RESTRICTED_CONTAINER = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
};
