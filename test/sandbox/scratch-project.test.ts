import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { sandboxFolders } from "../../sandbox/sandbox-folders";
import {
  SIMULATED_SALT,
  SIMULATED_SECRET,
  copyProject,
  simulatedStackFile,
} from "../../sandbox/scratch-project";
import { scratchFolders } from "../support/scratch-folder";

const scratch = scratchFolders();

describe("simulatedStackFile", () => {
  it("keeps plain values", () => {
    const config = { "shop:replicas": 3, "shop:cluster": { version: "1.35" } };
    expect(simulatedStackFile({ config }).config).toEqual(config);
  });

  it("replaces what somebody else's key encrypted, at any depth", () => {
    const config = { "shop:token": { secure: "v1:theirs" }, "shop:list": [{ secure: "v1:x" }] };
    expect(simulatedStackFile({ config }).config).toEqual({
      "shop:token": { secure: SIMULATED_SECRET },
      "shop:list": [{ secure: SIMULATED_SECRET }],
    });
  });

  it("keeps what the sandbox's own key encrypted", () => {
    const config = { "shop:token": { secure: "v1:ours" } };
    expect(simulatedStackFile({ encryptionsalt: SIMULATED_SALT, config }).config).toEqual(config);
  });

  it("names no other secrets provider", () => {
    const file = simulatedStackFile({ secretsprovider: "awskms://key", encryptedkey: "k" });
    expect(file).toEqual({ encryptionsalt: SIMULATED_SALT });
  });
});

describe("copyProject", () => {
  it("writes a copy and leaves the tracked files as they are", () => {
    const root = scratch();
    const tracked = "config:\n  shop:replicas: 3\n";
    writeFileSync(path.join(root, "Pulumi.yaml"), "name: shop\n");
    writeFileSync(path.join(root, "Pulumi.dev.yaml"), tracked);
    const copy = copyProject(root, "dev", sandboxFolders(path.join(root, ".sandbox"), "dev"));
    expect(copy).toBe(path.join(root, ".sandbox", "project", "Pulumi.dev.yaml"));
    expect(parse(readFileSync(copy, "utf8"))).toEqual({
      encryptionsalt: SIMULATED_SALT,
      config: { "shop:replicas": 3 },
    });
    expect(readFileSync(path.join(root, "Pulumi.dev.yaml"), "utf8")).toBe(tracked);
  });
});

describe("copyProject with another configuration", () => {
  it("writes that one where the CLI looks for the stack's own", () => {
    const root = scratch();
    const folders = sandboxFolders(path.join(root, ".sandbox"), "dev");
    writeFileSync(path.join(root, "Pulumi.yaml"), "name: shop\n");
    writeFileSync(path.join(root, "next.yaml"), "config:\n  shop:replicas: 5\n");
    const copy = copyProject(root, "dev", folders, path.join(root, "next.yaml"));
    expect(path.basename(copy)).toBe("Pulumi.dev.yaml");
    expect(parse(readFileSync(copy, "utf8")).config).toEqual({ "shop:replicas": 5 });
  });
});

describe("the sandbox's constants", () => {
  /** Pulumi's passphrase format: PBKDF2 with a million rounds, then AES-256-GCM. */
  function decrypt(encrypted: string): string {
    const [, salt = "", ...check] = SIMULATED_SALT.split(":");
    const key = pbkdf2Sync("simulated", Buffer.from(salt, "base64"), 1_000_000, 32, "sha256");
    const text = encrypted === SIMULATED_SALT ? check.join(":") : encrypted;
    const [, nonce = "", sealed = ""] = text.split(":");
    const bytes = Buffer.from(sealed, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(bytes.subarray(-16));
    return decipher.update(bytes.subarray(0, -16)).toString("utf8") + decipher.final("utf8");
  }

  it("decrypt with the sandbox's passphrase", () => {
    expect([decrypt(SIMULATED_SALT), decrypt(SIMULATED_SECRET)]).toEqual(["pulumi", "simulated"]);
  });
});
