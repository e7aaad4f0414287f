import { createCipheriv, pbkdf2Sync, randomBytes } from "node:crypto";
import { SIMULATED_SALT } from "../../sandbox/scratch-project";

/** Passphrase, rounds and cipher of the engine's passphrase secrets, with the sandbox's own key. */
const PASSPHRASE = "simulated";
const ROUNDS = 1_000_000;

/** A text as `pulumi config set --secret` writes it, readable in the sandbox. */
export function encryptForSandbox(text: string): { readonly secure: string } {
  const [, salt = ""] = SIMULATED_SALT.split(":");
  const key = pbkdf2Sync(PASSPHRASE, Buffer.from(salt, "base64"), ROUNDS, 32, "sha256");
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return { secure: `v1:${nonce.toString("base64")}:${sealed.toString("base64")}` };
}
