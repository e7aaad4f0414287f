import { describe, expect, it } from "vitest";
import { checkLimits } from "../../../../../sandbox/providers/aws/limits/check-limits";

const GROUP = "aws:autoscaling/group:Group";
const HOOK = "aws:autoscaling/lifecycleHook:LifecycleHook";
const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const SERVICE = "aws:servicediscovery/service:Service";
const INSTANCE = "aws:servicediscovery/instance:Instance";

const SIZES = { minSize: 0, maxSize: 1 };

describe("limits of scaling groups, detectors and registered services", () => {
  it.each([
    [GROUP, SIZES, "Valid requests must contain either launchTemplate"],
    [
      GROUP,
      { ...SIZES, launchTemplate: { id: "lt-1" }, mixedInstancesPolicy: {} },
      "Valid requests must contain either launchTemplate",
    ],
    [HOOK, { heartbeatTimeout: 10 }, "greater than or equal to 30"],
    [DETECTOR, { findingPublishingFrequency: "DAILY" }, "FIFTEEN_MINUTES, ONE_HOUR, SIX_HOURS"],
    [FEATURE, { name: "MAGIC", status: "ENABLED" }, "satisfy enum value set: [S3_DATA_EVENTS"],
    [
      SERVICE,
      { name: "a", dnsConfig: { dnsRecords: [{ type: "A", ttl: 2_147_483_648 }] } },
      "less than or equal to 2147483647",
    ],
    [SERVICE, { name: "a", dnsConfig: { dnsRecords: [{ type: "MX", ttl: 1 }] } }, "[A, AAAA,"],
    [INSTANCE, { instanceId: "a b" }, "satisfy regular expression pattern"],
  ])("refuse of %s %j", (type, inputs, words) => {
    const reasons = checkLimits(type, { ...inputs }).map(({ reason }) => reason);
    expect(reasons).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    [GROUP, { ...SIZES, launchTemplate: { id: "lt-1", version: "3" } }],
    [FEATURE, { name: "RUNTIME_MONITORING", status: "ENABLED" }],
    [SERVICE, { name: "a", dnsConfig: { dnsRecords: [{ type: "SRV", ttl: 0 }] } }],
    [INSTANCE, { instanceId: "i-0123/8080" }],
  ])("accept of %s %j", (type, inputs) => {
    expect(checkLimits(type, { ...inputs })).toEqual([]);
  });
});
