import type { CloudModel } from "../cloud-model";
import type { ResourceRequest } from "../provider";
import { hexFrom, numberFrom, textFrom, uuidFrom } from "../identifiers";
import { reveal, secret, textOf } from "../properties";
import type { Properties } from "../properties";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const SPECIAL = "!@#$%&*()-_=+[]{}<>:?";

const PET_NAMES = ["albatross", "badger", "cricket", "dolphin", "egret", "falcon", "gecko"];

/**
 * The random provider, made repeatable: what it draws follows from the resource's URN, so two runs
 * give the same values. Good for a simulation only.
 */
export const RANDOM_MODEL: CloudModel = {
  name: "random",
  hasUniqueIds: false,
  isMemoryless: true,
  // What is drawn is the id, and it is drawn from the URN: nothing is ever to be evaded.
  naturalId: (resource) => DRAWS[resource.type]?.(resource).id,
  mintId: (resource, attempt) => hexFrom(`${resource.urn}#${attempt}`, 8),
  compute: (resource) => DRAWS[resource.type]?.(resource).outputs ?? {},
  invoke: () => undefined,
};

interface Draw {
  readonly id: string;
  readonly outputs: Properties;
}

const DRAWS: Readonly<Record<string, (resource: ResourceRequest) => Draw>> = {
  "random:index/randomPassword:RandomPassword": (resource) => ({
    id: "none",
    outputs: {
      result: secret(drawText(resource)),
      bcryptHash: secret(`$2a$10$${hexFrom(resource.urn, 53)}`),
    },
  }),
  "random:index/randomString:RandomString": (resource) => {
    const result = drawText(resource);
    return { id: result, outputs: { result } };
  },
  "random:index/randomId:RandomId": (resource) => {
    const hex = hexFrom(resource.urn, 2 * numberOf(resource, "byteLength", 8));
    const bytes = Buffer.from(hex, "hex");
    const id = bytes.toString("base64url");
    const dec = BigInt(`0x${hex}`).toString();
    return { id, outputs: { hex, dec, b64Url: id, b64Std: bytes.toString("base64") } };
  },
  "random:index/randomInteger:RandomInteger": (resource) => {
    const min = numberOf(resource, "min", 0);
    const span = numberOf(resource, "max", min) - min + 1;
    const result = min + numberFrom(resource.urn, span);
    return { id: String(result), outputs: { result } };
  },
  "random:index/randomUuid:RandomUuid": (resource) => {
    const result = uuidFrom(resource.urn);
    return { id: result, outputs: { result } };
  },
  "random:index/randomPet:RandomPet": (resource) => {
    const pet = PET_NAMES[numberFrom(resource.urn, PET_NAMES.length)] ?? "heron";
    return { id: `simulated-${pet}`, outputs: {} };
  },
};

function drawText(resource: ResourceRequest): string {
  const special = textOf(resource.inputs, "overrideSpecial") ?? SPECIAL;
  const classes: readonly (readonly [string, string])[] = [
    ["lower", LOWER],
    ["upper", LOWER.toUpperCase()],
    ["numeric", DIGITS],
    ["special", special],
  ];
  const allowed = classes.filter(([name]) => reveal(resource.inputs[name]) !== false);
  const alphabet = allowed.map(([, characters]) => characters).join("");
  return textFrom(resource.urn, numberOf(resource, "length", 16), alphabet);
}

function numberOf(resource: ResourceRequest, key: string, fallback: number): number {
  const value = reveal(resource.inputs[key]);
  return typeof value === "number" ? value : fallback;
}
