import { quotaLimitRatio } from "../../../../policy/rules/quotas-and-limits/quota-limit-ratio";
import { describeRule } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const sized = (request: unknown, limit: unknown) => ({
  resources: { requests: { memory: request }, limits: { memory: limit } },
});
const BAD = sized("100Mi", "401Mi");

describeRule(quotaLimitRatio, {
  pass: [
    { name: "four times the request", resources: pod({ containers: [sized("100Mi", "400Mi")] }) },
    {
      name: "no request, which is the limit then",
      resources: pod({ containers: [{ resources: { limits: { cpu: 4 } } }] }),
    },
    { name: "no limit", resources: pod({ containers: [{ resources: { requests: { cpu: 1 } } }] }) },
    {
      name: "what a larger maximum allows",
      resources: pod({ containers: [BAD] }),
      parameters: { maximum: 5 },
    },
  ],
  fail: [
    ...everyOwner(
      { containers: [BAD] },
      "containers[0].resources.limits.memory",
      "container may use more than 4 times the memory it requests",
    ),
    {
      name: "other units, in an init container",
      resources: pod({
        initContainers: [{ resources: { requests: { cpu: "100m" }, limits: { cpu: 0.5 } } }],
      }),
      findings: [
        [
          "spec.initContainers[0].resources.limits.cpu",
          "init container may use more than 4 times the cpu it requests",
        ],
      ],
    },
    {
      name: "a request of nothing",
      resources: pod({ containers: [sized("0", "1Mi")] }),
      findings: [
        [
          "spec.containers[0].resources.limits.memory",
          "container may use more than 4 times the memory it requests",
        ],
      ],
    },
    {
      name: "the pod as a whole",
      resources: pod(BAD),
      findings: [
        [
          "spec.resources.limits.memory",
          "the pod may use more than 4 times the memory it requests",
        ],
      ],
    },
  ],
  notApplicable: noPods({ containers: [BAD] }),
  unknown: [
    {
      name: "unknown limits beside a bad container",
      resources: pod({ containers: [{ resources: { limits: UNKNOWN } }, BAD] }),
      findings: [
        [
          "spec.containers[1].resources.limits.memory",
          "container may use more than 4 times the memory it requests",
        ],
      ],
      reasons: ["unknown value at spec.containers[0].resources.limits"],
    },
    {
      name: "an unknown request",
      resources: pod({ containers: [sized(UNKNOWN, "1Mi")] }),
      reasons: ["unknown value at spec.containers[0].resources.requests.memory"],
    },
  ],
});
