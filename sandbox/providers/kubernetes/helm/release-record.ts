import { isProperties, textOf } from "../../properties";
import type { Properties } from "../../properties";
import type { ObjectApi, ObjectReference } from "../object-api";

/** What the cluster remembers of a release. */
export interface ReleaseRecord {
  readonly name: string;
  readonly namespace: string;
  readonly chart: string;
  readonly version: string;
  readonly revision: number;
  readonly values: Properties;
  /** What was applied; empty for a chart that is only recorded. */
  readonly objects: readonly ObjectReference[];
}

/** Type of the Secrets that hold records; helm itself does not take them for its own. */
const RECORD_TYPE = "orchestration-platform/release";
const MANAGER = "helm";

/** Writes a record; a Secret, because the values may hold secrets. */
export async function writeRecord(api: ObjectApi, record: ReleaseRecord): Promise<void> {
  const { name, namespace } = recordReference(record);
  const release = Buffer.from(JSON.stringify(record)).toString("base64");
  await api.apply(
    {
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name, namespace, labels: { owner: MANAGER, name: record.name } },
      type: RECORD_TYPE,
      data: { release },
    },
    { manager: MANAGER, force: true, isDryRun: false },
  );
}

/** The record of a release; undefined where it was never installed or is gone. */
export async function readRecord(
  api: ObjectApi,
  release: Pick<ReleaseRecord, "name" | "namespace">,
): Promise<ReleaseRecord | undefined> {
  const found = await api.read(recordReference(release));
  const data = isProperties(found?.data) ? textOf(found.data, "release") : undefined;
  if (data === undefined) return undefined;
  const record: unknown = JSON.parse(Buffer.from(data, "base64").toString("utf8"));
  return isRecord(record) ? record : undefined;
}

/** Forgets a release. */
export async function removeRecord(
  api: ObjectApi,
  release: Pick<ReleaseRecord, "name" | "namespace">,
): Promise<void> {
  await api.remove(recordReference(release), "Background");
}

function recordReference({
  name,
  namespace,
}: Pick<ReleaseRecord, "name" | "namespace">): ObjectReference {
  return { apiVersion: "v1", kind: "Secret", namespace, name: `sandbox.release.${name}` };
}

function isRecord(value: unknown): value is ReleaseRecord {
  return isProperties(value) && typeof value.revision === "number" && Array.isArray(value.objects);
}
