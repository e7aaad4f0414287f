import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { ClusterFiles } from "./cluster-files";

/** Who holds a token of a cluster's own, and in which group. */
const HOLDERS = {
  admin: 'sandbox-admin,sandbox-admin,"system:masters"',
  controllerManager: "system:kube-controller-manager,system:kube-controller-manager,",
  scheduler: "system:kube-scheduler,system:kube-scheduler,",
} as const;

/** Somebody whom the API server knows by a token. */
export type TokenHolder = keyof typeof HOLDERS;

/** Only the user may read what opens a cluster. */
const PRIVATE = { mode: 0o600 } as const;

/** Makes a cluster's tokens and keys where they are missing; they live as long as its data. */
export function ensureCredentials(files: ClusterFiles): void {
  ensureFile(files.tokens, tokenLines);
  ensureFile(files.serviceAccountKey, signingKey);
  ensureFile(files.encryption, encryptionConfiguration);
}

/** The token of one holder. */
export function readToken(files: ClusterFiles, holder: TokenHolder): string {
  const lines = readFileSync(files.tokens, "utf8").split("\n");
  const line = lines.find((candidate) => candidate.endsWith(HOLDERS[holder])) ?? "";
  return line.slice(0, line.indexOf(","));
}

/** Writes a file that only the user may read. */
export function writePrivately(file: string, text: string): void {
  writeFileSync(file, text, PRIVATE);
}

function ensureFile(file: string, content: () => string): void {
  if (!existsSync(file)) writePrivately(file, content());
}

function tokenLines(): string {
  const lines = Object.values(HOLDERS).map(
    (holder) => `${randomBytes(24).toString("hex")},${holder}`,
  );
  return `${lines.join("\n")}\n`;
}

function signingKey(): string {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  return privateKey.export({ type: "sec1", format: "pem" }).toString();
}

/** Secrets never reach etcd's files in plaintext. JSON is YAML, which is what the server reads. */
function encryptionConfiguration(): string {
  const key = { name: "sandbox", secret: randomBytes(32).toString("base64") };
  return JSON.stringify({
    apiVersion: "apiserver.config.k8s.io/v1",
    kind: "EncryptionConfiguration",
    resources: [{ resources: ["secrets"], providers: [{ secretbox: { keys: [key] } }] }],
  });
}
