import { describe, expect, it } from "vitest";
import {
  RESTRICTED_CONTAINER,
  RUNTIME_SECCOMP,
} from "../../../../components/core/pure/container-security";

describe("RESTRICTED_CONTAINER", () => {
  it("is what the restricted Pod Security Standard asks of a container, and read-only", () => {
    expect({ ...RESTRICTED_CONTAINER, seccompProfile: RUNTIME_SECCOMP }).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
      seccompProfile: { type: "RuntimeDefault" },
    });
  });
});
