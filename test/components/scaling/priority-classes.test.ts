import { describe, expect, it } from "vitest";
import { PriorityClasses, type PriorityClassesArgs } from "../../../components/scaling";
import { record, type RecordOptions } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const CLASS = "kubernetes:scheduling.k8s.io/v1:PriorityClass";

function recordClasses(args?: PriorityClassesArgs, options?: RecordOptions) {
  return record(() => new PriorityClasses("dev-priorities", args), options);
}

async function level(name: string, args?: PriorityClassesArgs) {
  return (await recordClasses(args)).only(CLASS, `dev-priorities-${name}`);
}

describe("PriorityClasses", () => {
  it.each([{ preview: true }, { preview: false }])("declares three classes (%o)", async (mode) => {
    const { inventory } = await recordClasses(undefined, mode);
    expect(inventory).toEqual([
      `${CLASS} dev-priorities-batch`,
      `${CLASS} dev-priorities-platform`,
      `${CLASS} dev-priorities-standard`,
    ]);
  });

  it("ranks the platform above services, and those above batch work [WL-3] [AL-3]", async () => {
    provesRow(["WL-3", "AL-3"], await level("platform"), "value", 1_000_000);
    provesRow(["WL-3", "AL-3"], await level("standard"), "value", 10_000);
    provesRow(["WL-3", "AL-3"], await level("batch"), "value", 100);
  });

  it("lets batch work wait instead of displacing a pod [WL-3] [AL-3]", async () => {
    provesRow(["WL-3", "AL-3"], await level("batch"), "preemptionPolicy", "Never");
  });

  it("serves pods that name no class with the middle one", async () => {
    const { resources } = await recordClasses();
    const defaults = resources.filter(({ inputs }) => inputs.globalDefault === true);
    expect(defaults.map(({ name }) => name)).toEqual(["dev-priorities-standard"]);
  });

  it("names the classes as workloads refer to them", async () => {
    expect((await level("platform")).inputs.metadata).toEqual({ name: "platform" });
  });

  it("applies a transform to its own class only", async () => {
    const transform = { batch: { value: 50 } };
    expect((await level("batch", { transform })).inputs.value).toBe(50);
    expect((await level("standard", { transform })).inputs.value).toBe(10_000);
  });
});
