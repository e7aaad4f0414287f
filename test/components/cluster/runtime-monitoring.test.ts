import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import {
  RuntimeMonitoring,
  type RuntimeMonitoringArgs,
} from "../../../components/cluster/runtime-monitoring";
import { type Recording, record, valueOf } from "../../support/mocks";

const DETECTOR = "aws:guardduty/detector:Detector";
const FEATURE = "aws:guardduty/detectorFeature:DetectorFeature";
const ID = "12abc34d567e8fa901bc2d34e56789f0";

const monitoringArgs: RuntimeMonitoringArgs = {
  aws: { region: "eu-central-1" },
  detector: { kind: "create" },
};

function planMonitoring(
  change: Partial<RuntimeMonitoringArgs> = {},
  preview = false,
): Promise<Recording> {
  const declare = () => new RuntimeMonitoring("prod-threats", { ...monitoringArgs, ...change });
  return record(declare, { preview });
}

describe("RuntimeMonitoring", () => {
  it("declares exactly these children", async () => {
    expect((await planMonitoring()).inventory).toEqual([
      `${DETECTOR} prod-threats-detector`,
      `${FEATURE} prod-threats-audit-logs`,
      `${FEATURE} prod-threats-runtime`,
    ]);
  });

  it("declares the same in a preview as in an update", async () => {
    expect((await planMonitoring({}, true)).inventory).toEqual((await planMonitoring()).inventory);
  });

  it("creates a detector that reports soon", async () => {
    expect((await planMonitoring()).only(DETECTOR).inputs).toEqual({
      region: "eu-central-1",
      enable: true,
      findingPublishingFrequency: "FIFTEEN_MINUTES",
      tags: { Name: "prod-threats" },
    });
  });

  it("watches the audit logs of clusters", async () => {
    const recording = await planMonitoring();
    expect(recording.only(FEATURE, "prod-threats-audit-logs").inputs).toEqual({
      region: "eu-central-1",
      detectorId: "prod-threats-detector-id",
      name: "EKS_AUDIT_LOGS",
      status: "ENABLED",
    });
  });

  it("watches the nodes of clusters, whose agent GuardDuty installs", async () => {
    const recording = await planMonitoring();
    expect(recording.only(FEATURE, "prod-threats-runtime").inputs).toEqual({
      region: "eu-central-1",
      detectorId: "prod-threats-detector-id",
      name: "RUNTIME_MONITORING",
      status: "ENABLED",
      additionalConfigurations: [
        { name: "EKS_ADDON_MANAGEMENT", status: "ENABLED" },
        { name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "DISABLED" },
        { name: "EC2_AGENT_MANAGEMENT", status: "DISABLED" },
      ],
    });
  });

  it("adds its features to a detector that exists", async () => {
    const recording = await planMonitoring({ detector: { kind: "existing", id: ID } });
    expect(recording.inventory).toEqual([
      `${FEATURE} prod-threats-audit-logs`,
      `${FEATURE} prod-threats-runtime`,
    ]);
    expect(recording.only(FEATURE, "prod-threats-runtime").inputs.detectorId).toBe(ID);
  });

  it("takes the id of a detector that another program creates", async () => {
    const id = pulumi.output(ID);
    const recording = await planMonitoring({ detector: { kind: "existing", id } });
    expect(recording.only(FEATURE, "prod-threats-audit-logs").inputs.detectorId).toBe(ID);
  });

  // Removing the component would leave the features on: this is the step before.
  it("turns the features off and keeps the detector", async () => {
    const recording = await planMonitoring({ enabled: false });
    expect(recording.only(DETECTOR).inputs.enable).toBe(true);
    const features = recording.resources.filter(({ type }) => type === FEATURE);
    expect(features.map(({ inputs }) => inputs.status)).toEqual(["DISABLED", "DISABLED"]);
  });

  it("leaves the agents to the clusters", async () => {
    const recording = await planMonitoring({ managedAgents: [] });
    const runtime = recording.only(FEATURE, "prod-threats-runtime").inputs;
    expect(runtime).toMatchObject({
      status: "ENABLED",
      additionalConfigurations: Array(3).fill(expect.objectContaining({ status: "DISABLED" })),
    });
  });

  it("applies the caller's adjustment", async () => {
    const recording = await planMonitoring({
      transform: { detector: { findingPublishingFrequency: "SIX_HOURS" } },
    });
    expect(recording.only(DETECTOR).inputs.findingPublishingFrequency).toBe("SIX_HOURS");
  });

  it("refuses what is not an id of a detector", async () => {
    await expect(
      planMonitoring({ detector: { kind: "existing", id: "detector/1" } }),
    ).rejects.toThrow("detector.id: is not the id of a detector");
  });

  it("offers the detector's id", async () => {
    const declared: RuntimeMonitoring[] = [];
    await record(() => declared.push(new RuntimeMonitoring("prod-threats", monitoringArgs)));
    expect(await valueOf(declared[0]?.detectorId)).toBe("prod-threats-detector-id");
  });
});
