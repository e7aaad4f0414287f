import { describe, expect, it } from "vitest";
import { readLimits, renderLimits } from "../../scripts/generate-instance-limits";

/** One type as the module's file writes it. */
function entry(type: string, hypervisor: string, isMetal: boolean): string {
  return `	"${type}": {
		Interface:               3,
		IPv4PerInterface:        10,
		IsTrunkingCompatible:    true,
		NetworkCards: []NetworkCard{
			{
				MaximumNetworkInterfaces: 3,
			},
		},
		Hypervisor:  "${hypervisor}",
		IsBareMetal: ${isMetal},
	},
`;
}

const source = [
  entry("m7g.large", "nitro", false),
  entry("m7g.medium", "nitro", false),
  entry("c7g.metal", "", true),
  entry("m4.large", "xen", false),
].join("");

describe("the generator of instance limits", () => {
  it("reads the types of the Nitro system and bare metal", () => {
    expect([...readLimits(source)]).toEqual([["3x10", ["m7g.large", "m7g.medium", "c7g.metal"]]]);
  });

  it("writes the sizes of a family together", () => {
    expect(renderLimits(readLimits(source))).toContain('"m7g:large,medium c7g:metal"');
  });
});
