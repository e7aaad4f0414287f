import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cpuMillicores,
  durationSeconds,
  formatCpu,
  formatMemory,
  memoryBytes,
} from "../../../../components/core/pure/units";

describe("durationSeconds", () => {
  it.each([
    ["30 seconds", 30],
    ["1 second", 1],
    ["1.5 minutes", 90],
    ["2 hours", 7_200],
    ["7 days", 604_800],
  ])("reads %s as %d", (duration, seconds) => {
    expect(durationSeconds(duration)).toBe(seconds);
  });

  it.each(["30", "30s", "30  seconds", "-1 days", "1 week", ""])("refuses %j", (duration) => {
    expect(() => durationSeconds(duration, "retention")).toThrow(
      `retention: is not a duration, got ${JSON.stringify(duration)}; write it as "30 seconds"`,
    );
  });
});

describe("memoryBytes", () => {
  it.each([
    ["1Ki", 1_024],
    ["512Mi", 536_870_912],
    ["1.5Gi", 1_610_612_736],
    ["1Ti", 1_099_511_627_776],
  ])("reads %s as %d", (memory, bytes) => {
    expect(memoryBytes(memory)).toBe(bytes);
  });

  it.each(["512", "512M", "512 Mi", "-1Gi", "1gi"])("refuses %j", (memory) => {
    expect(() => memoryBytes(memory, "limits.memory")).toThrow(
      `limits.memory: is not a memory quantity, got "${memory}"; write it as "512Mi"`,
    );
  });
});

describe("cpuMillicores", () => {
  it.each([
    ["250m", 250],
    ["2", 2_000],
    ["0.5", 500],
  ])("reads %s as %d", (cpu, millicores) => {
    expect(cpuMillicores(cpu)).toBe(millicores);
  });

  it.each(["250 m", "m", "-1", "1k"])("refuses %j", (cpu) => {
    expect(() => cpuMillicores(cpu, "requests.cpu")).toThrow(
      `requests.cpu: is not a CPU quantity, got "${cpu}"; write it as "250m" or "2"`,
    );
  });
});

describe("formatMemory", () => {
  it.each([
    [536_870_912, "512Mi"],
    [1_610_612_736, "1536Mi"],
    [1_099_511_627_776, "1Ti"],
    [1_000, "1000"],
  ])("writes %d as %s", (bytes, memory) => {
    expect(formatMemory(bytes)).toBe(memory);
  });

  it("writes what memoryBytes reads back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (kibibytes) => {
        const bytes = kibibytes * 1_024;
        return memoryBytes(formatMemory(bytes)) === bytes;
      }),
    );
  });
});

describe("formatCpu", () => {
  it.each([
    [250, "250m"],
    [2_000, "2"],
    [1_500, "1500m"],
  ])("writes %d as %s", (millicores, cpu) => {
    expect(formatCpu(millicores)).toBe(cpu);
  });

  it("writes what cpuMillicores reads back", () => {
    fc.assert(fc.property(fc.nat(1_000_000), (cpu) => cpuMillicores(formatCpu(cpu)) === cpu));
  });
});
