import { describe, expect, it } from "vitest";
import { parseAssignment, removeThing, setProperty } from "../../../sandbox/drift/change-thing";
import { findThing } from "../../../sandbox/drift/stack-accounts";
import { secret } from "../../../sandbox/providers/properties";
import { request } from "../providers/resource-requests";
import { scratchFolders } from "../../support/scratch-folder";
import { driftingAccount } from "./drifting-account";

const scratch = scratchFolders();

const set = (folder: string, name: string, text: string) =>
  setProperty(findThing(folder, name), parseAssignment(text));

describe("setProperty", () => {
  it("is found by a refresh, and only that", async () => {
    const folder = scratch();
    const account = await driftingAccount(folder);
    const known = account.the("cluster");
    set(folder, "shop", "tags.owner=somebody-else");
    const read = await account.aws.read(known);
    expect(read?.inputs).toEqual({ ...known.inputs, tags: { owner: "somebody-else" } });
    expect(read?.outputs.tagsAll).toEqual({ owner: "somebody-else" });
  });

  it("changes what AWS computes in the outputs only", async () => {
    const folder = scratch();
    const account = await driftingAccount(folder);
    const known = account.the("cluster");
    set(folder, "shop", "status=UPDATING");
    const read = await account.aws.read(known);
    expect([read?.inputs, read?.outputs.status]).toEqual([known.inputs, "UPDATING"]);
  });

  it("keeps texts as texts and reads the rest as JSON", async () => {
    const folder = scratch();
    await driftingAccount(folder);
    expect(set(folder, "shop", "version=1.36")).toEqual({ before: "1.35", after: "1.36" });
    expect(set(folder, "shop", "deletionProtection=true").after).toBe(true);
    expect(set(folder, "shop", "deletionProtection=null")).toEqual({
      before: true,
      after: undefined,
    });
  });

  it.each([
    ["shop", "verzion=1.36", 'verzion: unknown property; did you mean "version"?'],
    ["shop", "version=1.31", "simulated aws: InvalidParameterException: Unsupported Kubernetes"],
    ["shop", "version", "<path>=<value>: has no path before an equals sign, got version; write"],
    ["shop", "a..b=1", "a..b: is not the path of a property; write for example tags.owner"],
    ["shopp", "version=1.36", 'nothing of that URN or id exists, got shopp; did you mean "shop"?'],
  ])("refuses %s %s", async (name, text, message) => {
    const folder = scratch();
    await driftingAccount(folder);
    expect(() => set(folder, name, text)).toThrow(message);
  });

  it("does not touch a secret", async () => {
    const folder = scratch();
    const account = await driftingAccount(folder);
    const inputs = { name: "/db", type: "SecureString", value: secret("hunter2") };
    await account.aws.create(request("aws:ssm/parameter:Parameter", "db", inputs));
    expect(() => set(folder, "/db", "value=x")).toThrow("value: is a secret");
    expect(() => set(folder, "/db", "value.part=x")).toThrow("value.part: is a secret");
    expect(set(folder, "/db", "description=x").after).toBe("x");
  });
});

describe("setProperty beside a secret", () => {
  it("does not judge what the account does not hold", async () => {
    const folder = scratch();
    const account = await driftingAccount(folder);
    await account.aws.create(
      request("aws:iam/role:Role", "r", { name: "r", assumeRolePolicy: "{}" }),
    );
    const inputs = { name: "p", role: "r", policy: secret("{}") };
    await account.aws.create(request("aws:iam/rolePolicy:RolePolicy", "p", inputs));
    expect(set(folder, "r:p", "name=q").after).toBe("q");
  });
});

describe("removeThing", () => {
  it("takes a thing away that nothing uses", async () => {
    const folder = scratch();
    const account = await driftingAccount(folder);
    removeThing(findThing(folder, account.id("nodes")));
    expect(await account.aws.read(account.the("nodes"))).toBeUndefined();
  });

  it("refuses what AWS refuses", async () => {
    const folder = scratch();
    await driftingAccount(folder);
    expect(() => removeThing(findThing(folder, "shop"))).toThrow(
      "simulated aws: ResourceInUseException: Cluster has nodegroups attached",
    );
  });
});
