import { pssWindowsHostProcess } from "../../../../policy/rules/pod-security/pss-windows-host-process";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const running = (hostProcess: unknown) => ({
  securityContext: { windowsOptions: { hostProcess } },
});
const HOST_PROCESS = "securityContext.windowsOptions.hostProcess";

describeRule(pssWindowsHostProcess, {
  pass: [
    { name: "a pod that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "false", resources: pod({ ...running(false), containers: [running(false)] }) },
    {
      name: "other options of Windows",
      resources: pod({
        os: { name: "windows" },
        securityContext: { windowsOptions: { runAsUserName: "ContainerUser" } },
      }),
    },
  ],
  fail: [
    ...everyOwner(
      running(true),
      HOST_PROCESS,
      "the pod runs as a host process on the Windows node",
    ),
    ...everyOwner(
      { containers: [running(true)] },
      `containers[0].${HOST_PROCESS}`,
      "container runs as a host process on the Windows node",
    ),
    ...everyContainerList(
      running(false),
      running(true),
      HOST_PROCESS,
      {},
      "container runs as a host process on the Windows node",
    ),
    {
      name: "the pod, although its container says false",
      resources: pod({ ...running(true), containers: [running(false)] }),
      findings: [[`spec.${HOST_PROCESS}`, "the pod runs as a host process on the Windows node"]],
    },
    {
      name: "a pod that says it runs on Linux",
      resources: pod({ os: { name: "linux" }, ...running(true) }),
      findings: [[`spec.${HOST_PROCESS}`, "the pod runs as a host process on the Windows node"]],
    },
  ],
  notApplicable: [...noPods(running(true))],
  unknown: [
    {
      name: "an unknown value",
      resources: pod({ containers: [running(UNKNOWN)] }),
      reasons: [`unknown value at spec.containers[0].${HOST_PROCESS}`],
    },
  ],
});
