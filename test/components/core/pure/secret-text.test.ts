import { describe, expect, it } from "vitest";
import { HIDDEN, hideSecrets, looksSecret } from "../../../../components/core/pure/secret-text";

/** Written in parts, so that no scanner takes the example for a leak. */
const EXAMPLES = [
  `AKIA${"Z".repeat(16)}`,
  `-----BEGIN RSA ${"PRIVATE"} KEY-----`,
  `ghp_${"a".repeat(36)}`,
  `xoxb-${"1".repeat(12)}`,
  `sk_${"live"}_${"a".repeat(24)}`,
  `pul-${"0".repeat(40)}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${"c".repeat(20)}`,
  "postgres://app:hunter2@db.example.com/orders",
  "DB_PASSWORD=hunter2",
  '{"apiKey":"hunter2"}',
  "client-secret: hunter2",
];

describe("looksSecret", () => {
  it.each(EXAMPLES)("knows %s", (text) => {
    expect(looksSecret(text)).toBe(true);
  });

  it.each([
    "platform-team",
    "arn:aws:iam::111122223333:role/admin",
    "10.0.0.0/16",
    "vpc-0a1b",
    "shop/token:1.4",
  ])("lets %s pass", (text) => {
    expect(looksSecret(text)).toBe(false);
  });
});

describe("hideSecrets", () => {
  it("hides a secret text, and whatever stands under a secret key", () => {
    const value = { user: "app", dbPassword: ["a"], list: [EXAMPLES[0]] };
    expect(JSON.stringify(value, hideSecrets)).toBe(
      `{"user":"app","dbPassword":"${HIDDEN}","list":["${HIDDEN}"]}`,
    );
  });
});
