import { describe, expect, it } from "vitest";
import { extrasAmong } from "../../../sandbox/control-plane/cluster-daemon";
import { daemonProgram } from "../../../sandbox/control-plane/daemon-program";

describe("extrasAmong", () => {
  it("goes by the programs, in the order of the extras", () => {
    const names = ["etcd", "kwok", "kube-controller-manager"] as const;
    const programs = names.map((name) => daemonProgram(name, 0, ""));
    expect([...extrasAmong(programs)]).toEqual(["controller-manager", "nodes"]);
  });
});
