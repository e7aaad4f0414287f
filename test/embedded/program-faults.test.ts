import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { planned, Thing } from "./things";

const mistake = new ConfigurationError(["size: must be positive, got -1; raise it"]);

describe("a fault in a program", () => {
  it("surfaces as itself when loading throws", async () => {
    const run = planned(() => {
      throw mistake;
    });
    await expect(run).rejects.toBe(mistake);
  });

  it("surfaces as itself when an apply throws that nobody awaits", async () => {
    const run = planned(() => {
      new Thing("thing", { label: "x" }).label.apply(() => {
        throw mistake;
      });
    });
    await expect(run).rejects.toBe(mistake);
  });

  it("surfaces as itself when an input of a resource throws", async () => {
    const run = planned(() => {
      const bad = pulumi.output(1).apply((): number => {
        throw new ConfigurationError(["size: is wrong"]);
      });
      new Thing("thing", { bad });
    });
    await expect(run).rejects.toBeInstanceOf(ConfigurationError);
  });

  it("says which URN is declared twice", async () => {
    const run = planned(() => [new Thing("same"), new Thing("same")]);
    await expect(run).rejects.toThrow(
      "urn:pulumi:dev::shop::test:index:Thing::same: is declared twice; " +
        "give each resource of a type a different name",
    );
  });

  it("refuses to guess what a provider function answers", async () => {
    const run = planned(() => pulumi.runtime.invoke("aws:index/getRegion:getRegion", {}));
    await expect(run).rejects.toThrow(
      /^aws:index\/getRegion:getRegion: calls a provider function, .* preview with the Pulumi engine$/,
    );
  });

  it("refuses to leave out the children of a packaged component", async () => {
    class Packaged extends pulumi.ComponentResource {
      constructor(name: string) {
        super("other:index:Cluster", name, {}, {}, true);
      }
    }
    const run = planned(() => new Packaged("main"));
    await expect(run).rejects.toThrow(/^main: is a packaged component \(other:index:Cluster\)/);
  });

  it("leaves the process as it was, so that the next plan succeeds", async () => {
    const before = [Error.stackTraceLimit, process.listenerCount("unhandledRejection")];
    await planned(() => Promise.reject(mistake)).catch(() => undefined);
    const after = [Error.stackTraceLimit, process.listenerCount("unhandledRejection")];
    expect(after).toEqual(before);
    expect((await planned(() => new Thing("thing"))).resources).toHaveLength(2);
  });

  it("keeps its stack where that is asked for", async () => {
    const run = planned(
      () => {
        throw new Error("broken");
      },
      { keepStacks: true },
    );
    const error = await run.catch((fault: unknown) => fault);
    expect(error instanceof Error && error.stack).toContain("program-faults.test.ts");
  });
});
