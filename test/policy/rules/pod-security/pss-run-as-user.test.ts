import { pssRunAsUser } from "../../../../policy/rules/pod-security/pss-run-as-user";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const user = (runAsUser: unknown) => ({ securityContext: { runAsUser } });
const RUN_AS_USER = "securityContext.runAsUser";

describeRule(pssRunAsUser, {
  pass: [
    { name: "a pod that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "another user", resources: pod({ ...user(1000), containers: [user(1)] }) },
    {
      name: "root as a group",
      resources: pod({ securityContext: { runAsGroup: 0, fsGroup: 0 } }),
    },
    {
      name: "root in the pod's own user namespace, since 1.35",
      resources: pod({ hostUsers: false, ...user(0), containers: [user(0)] }),
      kubernetesVersion: { minor: 35 },
    },
    { name: "root before 1.23", resources: pod(user(0)), kubernetesVersion: { minor: 22 } },
  ],
  fail: [
    ...everyOwner(user(0), RUN_AS_USER, "the pod runs as user 0, which is root"),
    ...everyOwner(
      { containers: [user(0)] },
      `containers[0].${RUN_AS_USER}`,
      "container runs as user 0, which is root",
    ),
    ...everyContainerList(
      user(1000),
      user(0),
      RUN_AS_USER,
      {},
      "container runs as user 0, which is root",
    ),
    {
      name: "root on the pod although every container has another user",
      resources: pod({ ...user(0), containers: [user(1000)] }),
      findings: [[`spec.${RUN_AS_USER}`, "the pod runs as user 0, which is root"]],
    },
    {
      name: "the text 0 that a template left behind",
      resources: pod(user("0")),
      findings: [[`spec.${RUN_AS_USER}`, "the pod runs as user 0, which is root"]],
    },
    {
      name: "root in the pod's own user namespace, before 1.35",
      resources: pod({ hostUsers: false, ...user(0) }),
      kubernetesVersion: { minor: 34 },
      findings: [[`spec.${RUN_AS_USER}`, "the pod runs as user 0, which is root"]],
    },
    {
      name: "the first version that asks for it, on Windows too",
      resources: pod({ os: { name: "windows" }, ...user(0) }),
      kubernetesVersion: { minor: 23 },
      findings: [[`spec.${RUN_AS_USER}`, "the pod runs as user 0, which is root"]],
    },
  ],
  notApplicable: [...noPods(user(0))],
  unknown: [
    {
      name: "an unknown user",
      resources: pod({ containers: [user(UNKNOWN)] }),
      reasons: [`unknown value at spec.containers[0].${RUN_AS_USER}`],
    },
    {
      name: "an unknown hostUsers that would excuse the failure",
      resources: pod({ hostUsers: UNKNOWN, ...user(0) }),
      reasons: ["unknown value at spec.hostUsers"],
    },
  ],
});
