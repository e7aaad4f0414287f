import { contextsWhere, podRule } from "../pods";

/** A host process container runs on the Windows node itself, with the node's privileges. */
export const pssWindowsHostProcess = podRule({
  id: "pss-windows-host-process",
  severity: "high",
  isBaseline: true,
  problem: "a Windows container runs as a process of its node",
  fix: "remove windowsOptions.hostProcess from the pod and its containers",
  breaches: () =>
    contextsWhere(
      "c.it.?windowsOptions.?hostProcess.orValue(false) == true",
      "windowsOptions.hostProcess",
    ),
});
