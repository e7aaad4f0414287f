import { hexFrom } from "../identifiers";
import type { Properties } from "../properties";
import { ApiError, UnknownKindError, immutableCauses, isMissingNamespace } from "./api-error";
import type { ErrorCause } from "./api-error";
import type { ClusterSession } from "./cluster-session";
import { overlaps } from "../../../plan/property-path";
import { definedKinds } from "./custom-kinds";
import type { PlannedManifest } from "./manifest";
import { referenceTo } from "./object-api";
import type { Manifest } from "./object-api";

/** Namespace that every cluster has, for a dry run in one that is still to be created. */
const STAND_IN = "default";

/**
 * What the server would make of a manifest, or the error that it would answer, in its own words.
 * Undefined where it cannot say: the kind is defined in the same run, or something is not known yet.
 *
 * Unknown values are left out of the dry run. What the server then finds wrong at or around such a
 * place may follow from the gap alone and is passed over; everything else counts.
 */
export async function dryRun(
  session: ClusterSession,
  planned: PlannedManifest,
  manager: string,
  force: boolean,
): Promise<Properties | undefined> {
  const { api, announced } = session;
  announced.add(definedKinds(planned.manifest));
  const manifest = withStandInName(planned);
  const apply = (candidate: Manifest): Promise<Properties> =>
    api.apply(candidate, { manager, force, isDryRun: true });
  try {
    return await apply(manifest);
  } catch (error) {
    if (error instanceof UnknownKindError && announced.has(manifest)) return undefined;
    const { namespace = STAND_IN } = referenceTo(manifest);
    if (!isMissingNamespace(error, namespace)) return passUnlessUnknown(error, planned);
    return inStandIn(apply, manifest, planned);
  }
}

async function inStandIn(
  apply: (manifest: Manifest) => Promise<Properties>,
  manifest: Manifest,
  planned: PlannedManifest,
): Promise<undefined> {
  const metadata = { ...manifest.metadata, namespace: STAND_IN };
  try {
    await apply({ ...manifest, metadata });
  } catch (error) {
    // Quotas, limits and namesakes of the stand-in say nothing about the real namespace.
    const isForeign = error instanceof ApiError && [403, 409].includes(error.status);
    if (isForeign || immutableCauses(error).length > 0) return undefined;
    return passUnlessUnknown(error, planned);
  }
  return undefined;
}

/** The manifest with a name of ours where its own is not known yet. */
function withStandInName({ manifest, unknownPaths }: PlannedManifest): Manifest {
  const { metadata } = manifest;
  if (typeof metadata.name === "string" || !unknownPaths.some(isAboutName)) return manifest;
  return { ...manifest, metadata: { ...metadata, name: `preview-${hexFrom(manifest.kind, 8)}` } };
}

function isAboutName(path: string): boolean {
  return overlaps(path, "metadata.name");
}

/** Throws an error, but for the part of it that an unknown value explains. */
function passUnlessUnknown(error: unknown, { unknownPaths }: PlannedManifest): undefined {
  if (unknownPaths.length === 0 || !(error instanceof ApiError)) throw error;
  if (isGapInList(error)) return undefined;
  if (error.status !== 422) throw error;
  const isExplained = (cause: ErrorCause): boolean =>
    isRemark(cause) || unknownPaths.some((path) => overlaps(path, cause.field));
  const left = error.causes.filter((cause) => !isExplained(cause));
  if (left.length === 0) return undefined;
  const found = left.map(({ field, message }) => `${field}: ${message}`).join("; ");
  throw new ApiError(error.status, found, left);
}

/** The server adds it to other causes, of which it only says that there may be more. */
function isRemark({ message }: ErrorCause): boolean {
  return message.includes("some validation rules were not checked");
}

/** A list whose items are identified by a field needs that field; no cause names the place. */
function isGapInList({ message }: ApiError): boolean {
  return message.includes("omits key field");
}
