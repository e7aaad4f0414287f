import { describe, expect, it } from "vitest";
import { planTags } from "../../../../components/core/pure/tags";

const tags = { owner: "payments", domain: "checkout" };

describe("planTags", () => {
  it("adds the tags to a taggable resource", () => {
    const planned = planTags("aws:sqs/queue:Queue", { name: "jobs" }, tags);
    expect(planned).toEqual({ name: "jobs", tags });
  });

  it("keeps the tags that the resource has, whatever their key", () => {
    const props = { tags: { Name: "jobs", owner: "batch" } };
    expect(planTags("aws:sqs/queue:Queue", props, tags)).toEqual({
      tags: { Name: "jobs", owner: "batch", domain: "checkout" },
    });
  });

  it("leaves tags alone that stand inside an Output", () => {
    const output = new (class Output {})();
    expect(planTags("aws:sqs/queue:Queue", { tags: output }, tags)).toEqual({ tags: output });
    const group = { tags: [output] };
    expect(planTags("aws:autoscaling/group:Group", group, tags)).toEqual({ tags: [output] });
  });

  it("leaves a type alone that takes no tags", () => {
    expect(planTags("aws:ec2/route:Route", { routeTableId: "rtb" }, tags)).toBe(undefined);
  });

  it("leaves a resource of another provider alone", () => {
    expect(planTags("random:index/randomPassword:RandomPassword", {}, tags)).toBe(undefined);
  });

  it("gives an Auto Scaling group a list whose tags reach its instances", () => {
    const present = { key: "owner", value: "batch", propagateAtLaunch: false };
    expect(planTags("aws:autoscaling/group:Group", { tags: [present] }, tags)).toEqual({
      tags: [present, { key: "domain", value: "checkout", propagateAtLaunch: true }],
    });
  });

  it("makes a launch template tag instances, volumes and network interfaces", () => {
    const planned = planTags("aws:ec2/launchTemplate:LaunchTemplate", {}, tags);
    expect(planned).toEqual({
      tags,
      tagSpecifications: [
        { resourceType: "instance", tags },
        { resourceType: "volume", tags },
        { resourceType: "network-interface", tags },
      ],
    });
  });

  it("adds to the tag specifications that a launch template has", () => {
    const props = { tagSpecifications: [{ resourceType: "volume", tags: { Name: "root" } }] };
    expect(planTags("aws:ec2/launchTemplate:LaunchTemplate", props, tags)).toMatchObject({
      tagSpecifications: [
        { resourceType: "volume", tags: { ...tags, Name: "root" } },
        { resourceType: "instance", tags },
        { resourceType: "network-interface", tags },
      ],
    });
  });

  it("does not change the properties that it was given", () => {
    const props = { tags: { Name: "jobs" } };
    planTags("aws:sqs/queue:Queue", props, tags);
    expect(props).toEqual({ tags: { Name: "jobs" } });
  });
});
